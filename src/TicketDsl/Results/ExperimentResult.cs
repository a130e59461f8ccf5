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

    /// <summary>One value a replicate, by index.</summary>
    public ImmutableArray<double> Across(int level, Func<LevelResult, double> value) =>
        [.. Replicates.Select(replicate => value(replicate.Levels[level]))];
}
