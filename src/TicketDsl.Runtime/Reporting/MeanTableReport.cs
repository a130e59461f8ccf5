using System.Collections.Immutable;
using System.Globalization;
using TicketDsl.Runtime.Reporting.Claims;
using TicketDsl.Runtime.Statistics;

namespace TicketDsl.Runtime.Reporting;

/// <summary>A table of means with ours in it, and what became of its claims.</summary>
public sealed class MeanTableReport : PaperTableReport
{
    private readonly MeanTable _table;
    private readonly IReadOnlyDictionary<string, ExperimentResult> _results;

    private MeanTableReport(MeanTable table, IReadOnlyDictionary<string, ExperimentResult> results)
        : base(table, results)
    {
        (_table, _results) = (table, results);
        Findings = [.. table.Claims.Select(claim => claim.Decide(results, Form))];
    }

    /// <summary>What became of each claim, in the table's order.</summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <summary>Fills a table.</summary>
    /// <param name="table">What to fill.</param>
    /// <param name="results">Results of all its experiments, by name, with its measures taken.</param>
    public static MeanTableReport Of(MeanTable table, IReadOnlyDictionary<string, ExperimentResult> results)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(results);
        return new MeanTableReport(table, results);
    }

    /// <summary>A row for each curve at each level, level after level. A training that diverged is counted as it stood and shown.</summary>
    public override TableData Data()
    {
        var rows = Enumerable.Range(0, _table.Series.Max(series => Result(series).Definition.Schedule.Length))
            .Where(level => _table.Levels.IsEmpty || _table.Levels.Contains(level))
            .SelectMany(level => _table.Series.Where(series => series.IsAt(Result(series).Definition, level)).Select(series => Row(series, level)));
        return new TableData(
            [
                new("weights remaining %", ColumnAlignment.Right), new("trained"), new("runs", ColumnAlignment.Right),
                .. _table.Columns.SelectMany(column =>
                    (string[])(column.HasRange ? [column.Header, "min – max"] : [column.Header])).Select(header => new TableColumn(header, ColumnAlignment.Right)),
                .. HasDiverged ? new TableColumn[] { new("diverged", ColumnAlignment.Right), new("not run", ColumnAlignment.Right) } : [],
            ],
            rows);
    }

    /// <summary>The claims as a table.</summary>
    public TableData ClaimData() => FindingTable.Of(Findings);

    private protected override string Notes()
    {
        var replicates = _table.Experiments.Select(experiment => _results[experiment.Name].Definition.Replicates).Distinct().Order();
        var notes = string.Create(CultureInfo.InvariantCulture,
            $"{string.Join(" and ", replicates)} replicates; means ± half of the 95 % interval (Student's t) over replicates, of which the runs of a control are averaged first; min – max over all runs.\n");
        return _table.Claims.IsEmpty ? notes : notes
            + $"\n{FindingTable.Write(Findings)}\nDifferences are means over replicates in pairs, with their 95 % interval; a claim is decided by where that lies.\n"
            + FindingTable.Disagreements(Findings);
    }

    private bool HasDiverged => _table.Series.Any(series => Result(series).Replicates.SelectMany(replicate => replicate.Levels)
        .Any(level => level.Outcome.Diverged || level.Branches.Any(branch => branch.Outcome.Diverged)));

    private ExperimentResult Result(Series series) => _results[series.Experiment.Name];

    private IReadOnlyList<string> Row(Series series, int level)
    {
        var (definition, replicates) = (Result(series).Definition, series.At(Result(series), level));
        var runs = replicates.SelectMany(replicate => replicate.Runs).ToArray();
        var declared = definition.Replicates * series.RunsAt(definition, level);
        return
        [
            LevelTable.Percent((double)definition.Schedule[level].TotalWeights / definition.Weights), level == 0 ? $"{series.Name} (dense)" : series.Name, Number(runs.Length),
            .. _table.Columns.SelectMany(column => Cells(column, replicates, runs).Take(column.HasRange ? 2 : 1)),
            .. HasDiverged ? [Number(runs.Count(run => run.Diverged)), Number(declared - runs.Length)] : Array.Empty<string>(),
        ];
    }

    // No runs, a measure of pairs in a ticket's row, or one of weights that are no numbers.
    private static string[] Cells(OutcomeColumn column, ImmutableArray<SeriesReplicate> replicates, TrainingOutcome[] runs) => runs.Length == 0 || runs.Any(run => double.IsNaN(column.Value(run))) ? ["–", "–"] :
    [
        column.Format(MeanInterval.Of(replicates.Select(replicate => replicate.Mean(column)))),
        $"{column.Format(runs.Min(column.Value))} – {column.Format(runs.Max(column.Value))}",
    ];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
