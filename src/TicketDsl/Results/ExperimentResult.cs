using System.Collections.Immutable;

namespace TicketDsl;

/// <summary>What came out of an experiment.</summary>
/// <param name="Definition">What ran, with what was shortened.</param>
/// <param name="Engine">The engine that trained.</param>
/// <param name="Replicates">The replicates, by index.</param>
public sealed record ExperimentResult(ExperimentDefinition Definition, string Engine, ImmutableArray<ReplicateResult> Replicates)
{
    /// <summary>Whether it came from fewer steps, replicates or rounds than declared.</summary>
    public bool IsShortened => !Definition.Shortened.IsEmpty;

    /// <summary>Whether no replicate came through: in each a ticket diverged, or the dense network.</summary>
    public bool AllDiverged => Replicates.All(replicate => replicate.Levels.Any(level => level.Outcome.Diverged));

    /// <summary>That level of the replicates in which it ran, by index.</summary>
    public IEnumerable<LevelResult> AtLevel(int level) =>
        Replicates.Where(replicate => level < replicate.Levels.Length).Select(replicate => replicate.Levels[level]);

    /// <summary>One value for each replicate in which that level ran, by index.</summary>
    public ImmutableArray<double> Across(int level, Func<LevelResult, double> value) => [.. AtLevel(level).Select(value)];
}
