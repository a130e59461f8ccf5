using System.Collections.Immutable;
using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Reporting;

/// <summary>
/// A table of a paper whose cells are shares of replicates, to be set beside ours. A row is a level of an experiment, a column a measure
/// that is 1 for a replicate that has the property and 0 for one that has not.
/// </summary>
public sealed record PaperTable
{
    /// <summary>The name on the command line, such as <c>xor-units</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The study it belongs to, such as <c>xor</c>; naming it prints all its tables.</summary>
    public required string Study { get; init; }

    /// <summary>One line above the table.</summary>
    public required string Title { get; init; }

    /// <summary>Paper and place of the published numbers.</summary>
    public required string Source { get; init; }

    /// <summary>What was run, and how far the paper states it (its standing).</summary>
    public required string Protocol { get; init; }

    /// <summary>What stands above the row labels.</summary>
    public required string RowHeader { get; init; }

    /// <summary>Trials behind each published share.</summary>
    public required int PublishedTrials { get; init; }

    /// <summary>The columns.</summary>
    public required ImmutableArray<PaperTableColumn> Columns { get; init; }

    /// <summary>The rows.</summary>
    public required ImmutableArray<PaperTableRow> Rows { get; init; }
}

/// <summary>A column of shares.</summary>
/// <param name="Header">What stands above it.</param>
/// <param name="Measure">1 where a replicate has the property, else 0.</param>
public sealed record PaperTableColumn(string Header, Measure Measure);

/// <summary>A row of shares.</summary>
/// <param name="Label">What stands before it.</param>
/// <param name="Experiment">Whose replicates are counted.</param>
/// <param name="Level">At which level.</param>
/// <param name="Published">The published shares in per cent, in the order of columns; null where the paper has none.</param>
public sealed record PaperTableRow(string Label, ExperimentDefinition Experiment, int Level, ImmutableArray<double?> Published);
