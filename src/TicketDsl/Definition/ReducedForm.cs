namespace TicketDsl;

/// <summary>What a declared table's experiments are shortened to; null leaves what was declared.</summary>
/// <param name="Steps">Length of a training.</param>
/// <param name="Rounds">Pruned levels.</param>
/// <param name="Replicates">Repetitions.</param>
/// <param name="Controls">Runs of each control for each ticket.</param>
public sealed record ReducedForm(Step? Steps = null, int? Rounds = null, int? Replicates = null, int? Controls = null);
