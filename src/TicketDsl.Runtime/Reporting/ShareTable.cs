using System.Collections.Immutable;
using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Reporting;

/// <summary>
/// A table of a paper whose cells are shares of replicates, to be set beside ours. A row is a level of an experiment, a column a measure
/// that is 1 for a replicate that has the property and 0 for one that has not.
/// </summary>
public sealed record ShareTable : PaperTable
{
    /// <summary>What stands above the row labels.</summary>
    public required string RowHeader { get; init; }

    /// <summary>Trials behind each published share.</summary>
    public required int PublishedTrials { get; init; }

    /// <summary>The columns.</summary>
    public required ImmutableArray<ShareColumn> Columns { get; init; }

    /// <summary>The rows.</summary>
    public required ImmutableArray<ShareRow> Rows { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<ExperimentDefinition> Experiments => [.. Rows.Select(row => row.Experiment).DistinctBy(experiment => experiment.Name)];

    /// <inheritdoc/>
    public override ImmutableArray<Measure> Measures => [.. Columns.Select(column => column.Measure).DistinctBy(measure => measure.Name)];

    /// <inheritdoc/>
    public override ShareTableReport Fill(IReadOnlyDictionary<string, ExperimentResult> results) => ShareTableReport.Of(this, results);
}

/// <summary>A column of shares.</summary>
/// <param name="Header">What stands above it.</param>
/// <param name="Measure">1 where a replicate has the property, else 0.</param>
public sealed record ShareColumn(string Header, NetworkMeasure Measure);

/// <summary>A row of shares.</summary>
/// <param name="Label">What stands before it.</param>
/// <param name="Experiment">Whose replicates are counted.</param>
/// <param name="Level">At which level.</param>
/// <param name="Published">The published shares in per cent, in the order of columns; null where the paper has none.</param>
public sealed record ShareRow(string Label, ExperimentDefinition Experiment, int Level, ImmutableArray<double?> Published);
