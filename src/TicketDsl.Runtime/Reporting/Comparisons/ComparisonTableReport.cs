using System.Collections.Immutable;
using System.Globalization;
using TicketDsl.Runtime.Reporting.Claims;

namespace TicketDsl.Runtime.Reporting.Comparisons;

/// <summary>A comparison with our numbers in it, and what became of its claims.</summary>
public sealed class ComparisonTableReport : PaperTableReport
{
    private readonly ComparisonTable _table;
    private readonly ImmutableArray<ComparedReplicate> _replicates;
    private readonly int _lastLevel;

    private ComparisonTableReport(ComparisonTable table, IReadOnlyDictionary<string, ExperimentResult> results)
        : base(table, results)
    {
        _table = table;
        var compared = table.Compared.ToDictionary(experiment => experiment.Name, experiment => results[experiment.Name]);
        _replicates = [.. ComparedReplicate.All(compared)];
        _lastLevel = compared.Values.Min(result => result.Definition.Schedule.Length) - 1;
        Findings = [.. table.Claims.Select(claim => claim.Decide(compared, Form))];
    }

    /// <summary>What became of each claim, in the table's order.</summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string Svg)> Pictures =>
        _table.Pictures.Select(picture => (picture.Name, Svg: picture.Draw(_replicates[0]))).Where(picture => picture.Svg is not null).Select(picture => (picture.Name, picture.Svg!));

    /// <summary>Fills a table.</summary>
    /// <param name="table">What to fill.</param>
    /// <param name="results">Results of all its experiments, by name, with their trainings kept.</param>
    public static ComparisonTableReport Of(ComparisonTable table, IReadOnlyDictionary<string, ExperimentResult> results)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(results);
        return new ComparisonTableReport(table, results);
    }

    /// <inheritdoc/>
    public override TableData Data() => new(_table.Columns, _table.Rows(_lastLevel).Select(row => (IReadOnlyList<string>)[.. row.Select(cell => cell.Fill(_replicates))]));

    private protected override string Notes()
    {
        var notes = string.Create(CultureInfo.InvariantCulture, $"{_table.Legend} {_replicates.Length} replicates; means ± half of the 95 % interval (Student's t) over them.\n");
        return Findings.IsEmpty ? notes : $"{notes}\n{FindingTable.Write(Findings)}\nA claim is decided by where the 95 % interval of the mean over replicates lies.\n" + FindingTable.Disagreements(Findings);
    }
}
