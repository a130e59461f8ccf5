namespace TorchSharp;

/// <summary>A number of any type.</summary>
public sealed class Scalar
{
    private Scalar(double value) => Value = value;

    internal double Value { get; }

    /// <summary>The number.</summary>
    public static implicit operator Scalar(int value) => new(value);

    /// <summary>The number.</summary>
    public static implicit operator Scalar(float value) => new(value);

    /// <summary>The number.</summary>
    public static implicit operator Scalar(double value) => new(value);
}
