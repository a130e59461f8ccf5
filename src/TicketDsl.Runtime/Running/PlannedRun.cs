using System.Collections.Immutable;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Running;

/// <summary>An experiment that is to run.</summary>
/// <param name="Experiment">As declared, or shortened.</param>
/// <param name="Data">Its data set, scaled as it declares.</param>
/// <param name="Measures">Numbers to take of every training besides the usual ones.</param>
public sealed record PlannedRun(ExperimentDefinition Experiment, LoadedDataset Data, ImmutableArray<Measure> Measures)
{
    /// <summary>Whether weights and test outputs of every training are kept in its outcome, for tables that compare trainings.</summary>
    public bool KeepsTrainings { get; init; }
}
