namespace TicketDsl.Runtime.Data;

/// <summary>
/// Examples with their labels. Inputs stay the bytes they came as, shape [Count, Features], row-major;
/// the input of a network is <c>Values[byte] × Scales[example]</c>, with a table of values a channel where there are several.
/// </summary>
public sealed class Examples
{
    /// <summary>Zero bytes after the last input, so that a kernel may load whole vectors past the end.</summary>
    public const int Padding = 64;

    private readonly byte[] _padded;
    private readonly byte[] _labels;

    /// <summary>Copies examples.</summary>
    /// <param name="inputs">Shape [examples, features], row-major.</param>
    /// <param name="labels">The class of each example, from 0.</param>
    /// <param name="features">Inputs of an example, 1 or more.</param>
    /// <param name="values">The input that each of the 256 bytes stands for: one table for all features, or one after the other for as many equal parts of them.</param>
    /// <param name="scales">A factor an example, or null where all are 1.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    public Examples(ReadOnlySpan<byte> inputs, ReadOnlySpan<byte> labels, int features, float[] values, float[]? scales = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        if (inputs.Length != (long)labels.Length * features)
            throw new ArgumentException($"{labels.Length} examples of {features} features need {(long)labels.Length * features} inputs, not {inputs.Length}.", nameof(inputs));
        if (values.Length == 0 || values.Length % 256 != 0 || features % (values.Length / 256) != 0)
            throw new ArgumentException($"256 bytes need 256 values, or 256 for each of the equal parts of {features} features, not {values.Length}.", nameof(values));
        if (scales is not null && scales.Length != labels.Length)
            throw new ArgumentException($"{labels.Length} examples need as many scales, not {scales.Length}.", nameof(scales));

        _padded = new byte[inputs.Length + Padding];
        inputs.CopyTo(_padded);
        _labels = labels.ToArray();
        Features = features;
        Values = values;
        Scales = scales;
    }

    /// <summary>How many examples.</summary>
    public int Count => _labels.Length;

    /// <summary>Inputs of an example.</summary>
    public int Features { get; }

    /// <summary>The input that a byte stands for, 256 elements a table; not to be written to.</summary>
    public float[] Values { get; }

    /// <summary>Tables in <see cref="Values"/>: 1, or one a channel. Feature f is of table f ÷ (Features ÷ Tables).</summary>
    public int Tables => Values.Length / 256;

    /// <summary>The factor of each example, or null where all are 1; not to be written to.</summary>
    public float[]? Scales { get; }

    /// <summary>All inputs, shape [Count, Features], row-major.</summary>
    public ReadOnlyMemory<byte> Inputs => _padded.AsMemory(0, Count * Features);

    /// <summary><see cref="Inputs"/> and, after them, <see cref="Padding"/> zero bytes.</summary>
    public ReadOnlyMemory<byte> PaddedInputs => _padded;

    /// <summary>The class of each example, from 0.</summary>
    public ReadOnlySpan<byte> Labels => _labels;

    /// <summary>The bytes of one example, Features long.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such example.</exception>
    public ReadOnlySpan<byte> Row(int example)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)example, (uint)Count, nameof(example));
        return _padded.AsSpan(example * Features, Features);
    }

    /// <summary>One input as the network takes it: the plain form of what kernels do with whole rows.</summary>
    public float Input(int example, int feature) => Values[feature / (Features / Tables) * 256 + Row(example)[feature]] * (Scales is null ? 1f : Scales[example]);
}
