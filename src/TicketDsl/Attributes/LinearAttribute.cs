namespace TicketDsl;

/// <summary>
/// A fully connected layer: y = W·x + b. Where it follows an image, the image's values are its features in the order of
/// <see cref="Shape.Features"/>: a flattening is implied and need not be declared. A network that begins with one takes an
/// example's features directly.
/// </summary>
/// <param name="units">Output units, 1 or more; the last layer's follow from the data set.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class LinearAttribute(int units) : Attribute
{
    /// <summary>Output units.</summary>
    public int Units { get; } = units;

    /// <summary>Whether a bias is added to each sum; where it is not given, there is one unless <see cref="BatchNormAttribute"/> follows, whose shift is one.</summary>
    public bool Bias { get; set; } = true;
}
