using System.Collections.Immutable;
using System.Globalization;
using TicketDsl.Runtime.Statistics;

namespace TicketDsl.Runtime.Reporting;

/// <summary>A table of shares with ours in it.</summary>
public sealed class ShareTableReport : PaperTableReport
{
    private ShareTableReport(ShareTable table, ImmutableArray<ImmutableArray<ShareCell>> cells, IReadOnlyDictionary<string, ExperimentResult> results)
        : base(table, results)
    {
        (Table, Cells) = (table, cells);
        Diverged = table.Rows.DistinctBy(row => (row.Experiment.Name, row.Level))
            .Sum(row => results[row.Experiment.Name].Replicates.Count(replicate => row.Level >= replicate.Levels.Length || replicate.Levels[row.Level].Outcome.Diverged));
        ChiSquared = ChiSquared.OfProportions(cells.SelectMany(row => row)
            .Where(cell => cell.Published is not null)
            .Select(cell => (cell.Ours, Proportion.OfShare(cell.Published!.Value / 100, table.PublishedTrials))));
    }

    /// <summary>What it reports on.</summary>
    public ShareTable Table { get; }

    /// <summary>The cells, by row and column.</summary>
    public ImmutableArray<ImmutableArray<ShareCell>> Cells { get; }

    /// <summary>How many trainings of its rows diverged, or were not run since what they are pruned from did; they have nothing that a column counts.</summary>
    public int Diverged { get; }

    /// <summary>How far all cells with a published number are from it, a degree of freedom a cell.</summary>
    public ChiSquared ChiSquared { get; }

    /// <summary>Fills a table.</summary>
    /// <param name="table">What to fill.</param>
    /// <param name="results">Results of all its experiments, by name, with its measures taken.</param>
    public static ShareTableReport Of(ShareTable table, IReadOnlyDictionary<string, ExperimentResult> results)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(results);
        var cells = table.Rows.Select(row => table.Columns.Select((column, c) =>
        {
            var result = results[row.Experiment.Name];
            var values = result.Across(row.Level, level => level.Outcome.Diverged ? 0 : level.Outcome.Measures[column.Measure.Name]);
            return new ShareCell(new Proportion(values.Count(value => value == 1), result.Replicates.Length), row.Published[c]);
        }).ToImmutableArray());
        return new ShareTableReport(table, [.. cells], results);
    }

    /// <summary>The cells as text; shares in per cent.</summary>
    public override TableData Data()
    {
        var columns = Table.Columns.SelectMany((column, c) => Heads(column, c)).Prepend(new TableColumn(Table.RowHeader));
        var rows = Table.Rows.Select((row, r) => (IReadOnlyList<string>)
            [row.Label, .. Cells[r].SelectMany((cell, c) => IsPublished(c) ? [Share(cell.Ours), Interval(cell.Ours), Published(cell)] : new[] { Share(cell.Ours), Interval(cell.Ours) })]);
        return new TableData(columns, rows);
    }

    /// <summary>The largest distance of a cell from its published share, in points of a per cent.</summary>
    public double LargestDifference() => Cells.SelectMany(row => row).Where(cell => cell.Published is not null)
        .Max(cell => Math.Abs(100 * cell.Ours.Value - cell.Published!.Value));

    private protected override string Notes()
    {
        var replicates = Cells.SelectMany(row => row).Select(cell => cell.Ours.Trials).Distinct().Order();
        return string.Create(CultureInfo.InvariantCulture, $"{string.Join(" and ", replicates)} replicates a cell, {Table.PublishedTrials} in the paper; intervals are Wilson's at 95 %.\n")
            + string.Create(CultureInfo.InvariantCulture, $"All cells against the paper: {ChiSquared}. Largest difference: {LargestDifference():F1} points.\n")
            + (Diverged == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"Diverged, or not run since what they are pruned from did: {Diverged} trainings; they count as networks without the property.\n"));
    }

    private IEnumerable<TableColumn> Heads(ShareColumn column, int c)
    {
        yield return new TableColumn(column.Header + " %", ColumnAlignment.Right);
        yield return new TableColumn("95 %", ColumnAlignment.Right);
        if (IsPublished(c)) yield return new TableColumn("paper", ColumnAlignment.Right);
    }

    private bool IsPublished(int column) => Table.Rows.Any(row => row.Published[column] is not null);

    private static string Share(Proportion ours) => (100 * ours.Value).ToString("F1", CultureInfo.InvariantCulture);

    private static string Interval(Proportion ours) => string.Create(CultureInfo.InvariantCulture, $"{100 * ours.Low:F1} – {100 * ours.High:F1}");

    private static string Published(ShareCell cell) => cell.Published?.ToString("F1", CultureInfo.InvariantCulture) ?? "–";
}

/// <summary>One cell: ours beside the paper's.</summary>
/// <param name="Ours">Our share, with its interval.</param>
/// <param name="Published">The published share in per cent, or null.</param>
public sealed record ShareCell(Proportion Ours, double? Published);
