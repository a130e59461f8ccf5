using System.Collections.Immutable;
using System.Globalization;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Reporting.Claims;

namespace TicketDsl.Runtime.Reporting;

/// <summary>A figure of a paper as a table: a row for each curve at each level, means over replicates as cells, and what the paper says of the curves.</summary>
public sealed record MeanTable : PaperTable
{
    /// <summary>The curves, in the order of rows.</summary>
    public required ImmutableArray<Series> Series { get; init; }

    /// <summary>The columns.</summary>
    public required ImmutableArray<OutcomeColumn> Columns { get; init; }

    /// <summary>The levels that have rows, of those that ran; none for all.</summary>
    public ImmutableArray<int> Levels { get; init; } = [];

    /// <summary>What the paper says of the curves.</summary>
    public required ImmutableArray<Claim> Claims { get; init; }

    /// <summary>How many curves its form leaves out.</summary>
    public int CurvesLeftOut { get; private init; }

    /// <inheritdoc/>
    public override ImmutableArray<string> LeftOut => CurvesLeftOut == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{Series.Length} of {Series.Length + CurvesLeftOut} curves")];

    /// <inheritdoc/>
    public override ImmutableArray<ExperimentDefinition> Experiments =>
    [
        .. Series.Concat(Claims.Where(claim => CurvesLeftOut == 0 || !claim.OnlyFull).SelectMany(claim => claim.Needs).Select(points => points.Series)).GroupBy(series => series.Experiment.Name, (_, ofOne) =>
        {
            // Controls that no curve is of need not run: they change nothing else.
            var experiment = ofOne.First().Experiment;
            return experiment with { Branches = [.. experiment.Branches.Where(branch => ofOne.Any(series => series.IsOf(branch.Control, branch.StandardDeviations)))] };
        }),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<Measure> Measures => [.. Columns.Concat(Claims.SelectMany(claim => claim.Columns)).Select(column => column.Measure).OfType<Measure>().DistinctBy(measure => measure.Name)];

    /// <inheritdoc/>
    public override MeanTable InForm(bool full)
    {
        ImmutableArray<Series> kept = [.. Series.Where(series => full || Study.Reduced is null || !series.OnlyFull)];
        return kept.Length == Series.Length ? this : this with { Series = kept, CurvesLeftOut = Series.Length - kept.Length };
    }

    /// <inheritdoc/>
    public override void Check()
    {
        base.Check();
        foreach (var claim in Claims)
        {
            if (claim.Columns.FirstOrDefault(column => column.Measure is PairMeasure) is { } pair && claim.Needs.FirstOrDefault(points => points.Series.Control is null) is { } ticket)
                throw Wrong(claim, $"asks for the {pair.Header} of '{ticket.Series.Name}', and only a control has it, which is compared with its ticket; name a curve of a control");
            if (claim.Needs.Select(points => points.Series.Experiment.Seed).Distinct().Count() > 1)
                throw Wrong(claim, "compares experiments of different seeds, whose replicates are no pairs; declare them with one seed");
            if (claim.Lack(Study.Form(full: true).Apply) is { } full) throw Wrong(claim, $"can not be decided by the declared experiments: {full}");
            if (!claim.OnlyFull && Study.Reduced is not null && claim.Needs.FirstOrDefault(points => points.Series.OnlyFull) is { } leftOut)
                throw Wrong(claim, $"needs the curve '{leftOut.Series.Name}', which the reduced form leaves out; mark the claim as one for the full protocol only too");
            if (!claim.OnlyFull && claim.Lack(Study.Form(full: false).Apply) is { } reduced)
                throw Wrong(claim, $"can not be decided by the reduced form: {reduced}; reduce less, or mark the claim as one for the full protocol only");
        }
    }

    /// <inheritdoc/>
    public override MeanTableReport Fill(IReadOnlyDictionary<string, ExperimentResult> results) => MeanTableReport.Of(this, results);

    private TicketException Wrong(Claim claim, string what) => new(string.Create(CultureInfo.InvariantCulture, $"table '{Name}': the claim \"{claim.Text}\" {what}."));
}
