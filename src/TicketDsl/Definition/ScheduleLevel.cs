using System.Collections.Immutable;

namespace TicketDsl;

/// <summary>What is left at a level, counted exactly.</summary>
/// <param name="Level">0 for the dense network, then one a round.</param>
/// <param name="Units">Units left in each layer, in order; all of them where single weights are pruned.</param>
/// <param name="Weights">Weights left in each layer, in order.</param>
public sealed record ScheduleLevel(int Level, ImmutableArray<int> Units, ImmutableArray<int> Weights)
{
    /// <summary>Weights left in the whole network.</summary>
    public int TotalWeights => Weights.Sum();

    /// <summary>Whether <paramref name="other"/> counts the same.</summary>
    public bool Equals(ScheduleLevel? other) =>
        other is not null && Level == other.Level && Units.AsSpan().SequenceEqual(other.Units.AsSpan()) && Weights.AsSpan().SequenceEqual(other.Weights.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Level, TotalWeights);
}
