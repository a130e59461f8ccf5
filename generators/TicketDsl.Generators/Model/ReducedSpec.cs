namespace TicketDsl.Generators.Model;

/// <summary>What a table's experiments are shortened to, as it was declared; null leaves what they declare.</summary>
/// <param name="Steps">Length of a training.</param>
/// <param name="Rounds">Pruned levels.</param>
/// <param name="Replicates">Repetitions.</param>
/// <param name="Controls">Runs of each control for each ticket.</param>
internal sealed record ReducedSpec(Step? Steps, int? Rounds, int? Replicates, int? Controls)
{
    /// <summary>The only levels that controls run at; none for all of these.</summary>
    public EquatableArray<int> ControlLevels { get; init; }
}
