using System.Collections.Immutable;

namespace TicketDsl;

/// <summary>What is left at a level, counted exactly.</summary>
/// <param name="Level">0 for the dense network, then one a round.</param>
/// <param name="Units">Units left in each layer, in order; all of them where single weights or channels are pruned.</param>
/// <param name="Weights">Weights left in each layer, in order; none where only their sum is known before training, since layers compete for them.</param>
public sealed record ScheduleLevel(int Level, ImmutableArray<int> Units, ImmutableArray<int> Weights)
{
    /// <summary>Weights left in the whole network.</summary>
    public int TotalWeights { get; init; } = Weights.Sum();

    /// <summary>Whether what is left of each layer is known before training.</summary>
    public bool CountsLayers => !Weights.IsEmpty;

    /// <summary>A level of which only the sum is known.</summary>
    public static ScheduleLevel OfTotal(int level, ImmutableArray<int> units, int totalWeights) => new(level, units, []) { TotalWeights = totalWeights };

    /// <summary>Whether <paramref name="other"/> counts the same.</summary>
    public bool Equals(ScheduleLevel? other) =>
        other is not null && Level == other.Level && TotalWeights == other.TotalWeights
        && Units.AsSpan().SequenceEqual(other.Units.AsSpan()) && Weights.AsSpan().SequenceEqual(other.Weights.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Level, TotalWeights);
}
