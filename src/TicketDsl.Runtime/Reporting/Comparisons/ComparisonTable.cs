using System.Collections.Immutable;
using System.Globalization;
using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Reporting.Comparisons;

/// <summary>
/// A table whose numbers are of several trainings at once: of masks of two techniques, of predictions of an ensemble, of weights of two levels. The
/// experiments have one seed, so that their replicates began with the same weights and saw the same batches.
/// </summary>
public sealed record ComparisonTable : PaperTable
{
    /// <summary>What is compared.</summary>
    public required ImmutableArray<ExperimentDefinition> Compared { get; init; }

    /// <summary>The columns; the first ones are of labels.</summary>
    public required ImmutableArray<TableColumn> Columns { get; init; }

    /// <summary>The rows, each with a cell a column, by the last level that ran.</summary>
    public required Func<int, ImmutableArray<ImmutableArray<ComparisonCell>>> Rows { get; init; }

    /// <summary>What is said below the table of its numbers; a sentence or more.</summary>
    public required string Legend { get; init; }

    /// <summary>What the paper says of them.</summary>
    public ImmutableArray<ReplicateClaim> Claims { get; init; } = [];

    /// <summary>Pictures of what ran.</summary>
    public ImmutableArray<ComparisonPicture> Pictures { get; init; } = [];

    /// <inheritdoc/>
    public override ImmutableArray<ExperimentDefinition> Experiments => [.. Compared.Select(experiment => experiment with { Branches = [] })];

    /// <inheritdoc/>
    public override ImmutableArray<Measure> Measures => [];

    /// <inheritdoc/>
    public override bool KeepsTrainings => true;

    /// <inheritdoc/>
    public override void Check()
    {
        base.Check();
        if (Compared.Select(experiment => experiment.Seed).Distinct().Count() > 1)
            throw new TicketException($"table '{Name}' compares experiments of different seeds, whose replicates are no pairs; declare them with one seed.");
        foreach (var claim in Claims)
        {
            if (Lack(claim, full: true) is { } full) throw Wrong(claim, $"can not be decided by the declared experiments: {full}");
            if (!claim.OnlyFull && Lack(claim, full: false) is { } reduced)
                throw Wrong(claim, $"can not be decided by the reduced form: {reduced}; reduce less, or mark the claim as one for the full protocol only");
        }
    }

    /// <inheritdoc/>
    public override ComparisonTableReport Fill(IReadOnlyDictionary<string, ExperimentResult> results) => ComparisonTableReport.Of(this, results);

    private string? Lack(ReplicateClaim claim, bool full) => Experiments.Select(Study.Form(full).Apply).Select(experiment =>
        experiment.Replicates < 2 ? $"an interval needs 2 replicates or more, and {experiment.Name} has {experiment.Replicates}"
        : experiment.Schedule.Length <= claim.Level ? string.Create(CultureInfo.InvariantCulture, $"level {claim.Level} is needed, and {experiment.Name} has levels 0 to {experiment.Schedule.Length - 1}")
        : null).FirstOrDefault(lack => lack is not null);

    private TicketException Wrong(ReplicateClaim claim, string what) => new($"table '{Name}': the claim \"{claim.Text}\" {what}.");
}
