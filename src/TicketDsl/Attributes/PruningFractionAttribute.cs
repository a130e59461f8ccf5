namespace TicketDsl;

/// <summary>This layer's own pruning fraction, in place of the experiment's (Frankle &amp; Carbin 2019 prune output layers at half the rate).</summary>
/// <param name="fraction">Share of what remains in the layer that a round prunes, in (0, 1).</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PruningFractionAttribute(double fraction) : Attribute
{
    /// <summary>Share of what remains in the layer that a round prunes.</summary>
    public double Fraction { get; } = fraction;
}
