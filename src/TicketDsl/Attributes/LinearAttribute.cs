namespace TicketDsl;

/// <summary>A fully connected layer with a bias a unit: y = W·x + b.</summary>
/// <param name="units">Output units, 1 or more; the last layer's follow from the data set.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class LinearAttribute(int units) : Attribute
{
    /// <summary>Output units.</summary>
    public int Units { get; } = units;
}
