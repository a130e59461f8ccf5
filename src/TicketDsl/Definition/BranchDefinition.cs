using System.Collections.Immutable;

namespace TicketDsl;

/// <summary>A control trained beside the ticket.</summary>
/// <param name="Control">Which control.</param>
/// <param name="Replicates">Runs of it for each ticket.</param>
public sealed record BranchDefinition(Control Control, int Replicates)
{
    /// <summary>The levels it branches off, ascending; none for every pruned level.</summary>
    public ImmutableArray<int> Levels { get; init; } = [];

    /// <summary>For <see cref="Control.Noise"/>: standard deviations of the layer's initial distribution that the noise has; 0 for others.</summary>
    public double StandardDeviations { get; init; }

    /// <summary>Runs of it off a level.</summary>
    public int RunsAt(int level) => (Levels.IsEmpty ? level > 0 : Levels.Contains(level)) ? Replicates : 0;

    /// <summary>Whether <paramref name="other"/> trains the same.</summary>
    public bool Equals(BranchDefinition? other) =>
        other is not null && Control == other.Control && Replicates == other.Replicates && StandardDeviations.Equals(other.StandardDeviations)
        && Levels.AsSpan().SequenceEqual(other.Levels.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Control, Replicates, StandardDeviations, Levels.Length);
}
