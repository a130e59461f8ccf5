using System.Collections.Immutable;

namespace TicketDsl;

/// <summary>What a declared table's experiments are shortened to; null leaves what was declared.</summary>
/// <param name="Steps">Length of a training.</param>
/// <param name="Rounds">Pruned levels.</param>
/// <param name="Replicates">Repetitions.</param>
/// <param name="Controls">Runs of each control for each ticket.</param>
public sealed record ReducedForm(Step? Steps = null, int? Rounds = null, int? Replicates = null, int? Controls = null)
{
    /// <summary>The only levels that controls run at; none for all of these.</summary>
    public ImmutableArray<int> ControlLevels { get; init; } = [];
}
