namespace TicketDsl;

/// <summary>What initial weights are drawn from.</summary>
/// <param name="Initializer">The distribution.</param>
/// <param name="StandardDeviation">For <see cref="Initializer.TruncatedNormal"/>; the others have their own and ignore it.</param>
public sealed record InitializationDefinition(Initializer Initializer, double StandardDeviation)
{
    /// <summary>For <see cref="Initializer.Uniform"/>: weights are in ± this; the others ignore it.</summary>
    public double Limit { get; init; }
}
