using System.Numerics;

namespace TicketDsl;

/// <summary>Which weights of one layer remain. Shape [units, inputs]; the weight from input i to unit u has index u × Inputs + i.</summary>
public sealed class Mask : IEquatable<Mask>
{
    private readonly ulong[] _words;

    private Mask(int inputs, int units, ulong[] words)
    {
        Inputs = inputs;
        Units = units;
        _words = words;
        foreach (var word in words) Count += BitOperations.PopCount(word);
    }

    /// <summary>Features the layer takes.</summary>
    public int Inputs { get; }

    /// <summary>Features the layer gives.</summary>
    public int Units { get; }

    /// <summary>All weights, masked or not.</summary>
    public int Length => Inputs * Units;

    /// <summary>Weights that remain.</summary>
    public int Count { get; }

    /// <summary>Share of the weights that remains, 0 to 1.</summary>
    public double Density => (double)Count / Length;

    /// <summary>Whether the weight of that index remains.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not of this layer.</exception>
    public bool this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Length, nameof(index));
            return (_words[index >> 6] >> (index & 63) & 1) != 0;
        }
    }

    /// <summary>Whether the weight from <paramref name="input"/> to <paramref name="unit"/> remains.</summary>
    public bool this[int unit, int input] => this[unit * Inputs + input];

    /// <summary>A mask under which every weight remains.</summary>
    public static Mask Dense(int inputs, int units) => From(inputs, units, static _ => true);

    /// <summary>A mask under which the weights remain that <paramref name="remains"/> names by index.</summary>
    public static Mask From(int inputs, int units, Func<int, bool> remains)
    {
        ArgumentNullException.ThrowIfNull(remains);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        var words = new ulong[(inputs * units + 63) / 64];
        for (var index = 0; index < inputs * units; index++)
            if (remains(index)) words[index >> 6] |= 1UL << (index & 63);
        return new Mask(inputs, units, words);
    }

    /// <summary>A mask under which the weights remain that are true.</summary>
    /// <param name="inputs">Features the layer takes.</param>
    /// <param name="units">Features the layer gives.</param>
    /// <param name="remains">By index, inputs × units of them.</param>
    public static Mask From(int inputs, int units, ReadOnlySpan<bool> remains)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        if (remains.Length != inputs * units)
            throw new ArgumentException($"A mask of shape [{units}, {inputs}] has {inputs * units} weights, not {remains.Length}.", nameof(remains));
        var words = new ulong[(remains.Length + 63) / 64];
        for (var word = 0; word < words.Length; word++)
        {
            var some = remains[(word * 64)..Math.Min(word * 64 + 64, remains.Length)];
            for (var bit = 0; bit < some.Length; bit++) words[word] |= (some[bit] ? 1UL : 0) << bit;
        }

        return new Mask(inputs, units, words);
    }

    /// <summary>Which weights remain, by index.</summary>
    public bool[] ToArray()
    {
        var remains = new bool[Length];
        for (var word = 0; word < _words.Length; word++)
            for (var left = _words[word]; left != 0; left &= left - 1) remains[word * 64 + BitOperations.TrailingZeroCount(left)] = true;
        return remains;
    }

    /// <summary>Weights that remain under both masks.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public int Overlap(Mask other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Inputs != Inputs || other.Units != Units)
            throw new ArgumentException($"A mask of shape [{other.Units}, {other.Inputs}] has no overlap with one of shape [{Units}, {Inputs}].", nameof(other));
        var both = 0;
        for (var i = 0; i < _words.Length; i++) both += BitOperations.PopCount(_words[i] & other._words[i]);
        return both;
    }

    /// <summary>The mask under which every weight remains that does under either.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public Mask Union(Mask other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Inputs != Inputs || other.Units != Units)
            throw new ArgumentException($"A mask of shape [{other.Units}, {other.Inputs}] has no union with one of shape [{Units}, {Inputs}].", nameof(other));
        return From(Inputs, Units, index => this[index] || other[index]);
    }

    /// <summary>Whether every weight that remains here remains under <paramref name="other"/> too.</summary>
    public bool IsSubsetOf(Mask other) => Overlap(other) == Count;

    /// <summary>Whether a unit has at least one incoming weight.</summary>
    public bool HasInputs(int unit)
    {
        for (var input = 0; input < Inputs; input++)
            if (this[unit, input]) return true;
        return false;
    }

    /// <summary>Units with at least one incoming weight.</summary>
    public int UnitsWithInputs() => Enumerable.Range(0, Units).Count(HasInputs);

    /// <inheritdoc/>
    public bool Equals(Mask? other) => other is not null && other.Inputs == Inputs && other.Units == Units && _words.AsSpan().SequenceEqual(other._words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Mask);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Inputs, Units, Count, _words[0]);

    /// <inheritdoc/>
    public override string ToString() => $"[{Units}, {Inputs}], {Count} of {Length} remain";
}
