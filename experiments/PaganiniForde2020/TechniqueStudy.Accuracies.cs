using System.Collections.Immutable;
using System.Globalization;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Reporting.Claims;
using TicketDsl.Runtime.Reporting.Comparisons;

namespace Papers.PaganiniForde2020;

/// <content>How accurate each technique's networks are, and several of them together.</content>
public sealed partial record TechniqueStudy
{
    /// <summary>Test accuracies and ensembles at every level, the published row beneath its level.</summary>
    public ComparisonTable Accuracies => Table("accuracy", "test accuracy % of each technique and of ensembles", "The table of accuracies, of which iteration 18 is printed.") with
    {
        Columns = LevelColumns([.. All.Select(technique => technique.Name), "all, vote", "all, mean", "three, vote", "three, mean"]),
        Rows = last => [.. Levels(0, last).SelectMany(AccuracyRows)],
        Legend = "S: structured, filters and units; US: unstructured, single weights. Vote: the class that most networks say; mean: the class of the highest mean probability "
            + "(which rule the paper took is not stated). All: the seven techniques that the paper prints; three: hybrid, fc-only and L1 US. Weights remaining are those of L1 US.",
        Claims =
        [
            new ReplicateClaim
            {
                Text = $"random structured pruning is more accurate than random unstructured, mean of levels {Early / 2} to {Early}",
                Published = "random structured > random unstructured (stated)",
                Disagreement = "a fifth of the output layer's units goes at the first level as in every other layer, and with each of them a class; whether the paper's structured techniques prune outputs is not stated.",
                Value = replicate => MeanOver(Early / 2, Early, level => RandomStructured.Accuracy(replicate, level) - RandomUnstructured.Accuracy(replicate, level)),
                Lies = Relation.Above, Decimals = 2, Factor = 100, Unit = "points", Level = Early,
            },
            new ReplicateClaim
            {
                Text = "random structured pruning is more accurate than random unstructured, mean of all levels",
                Published = "random structured > random unstructured (stated)",
                OnlyFull = true,
                Value = replicate => MeanOver(1, Iteration18, level => RandomStructured.Accuracy(replicate, level) - RandomUnstructured.Accuracy(replicate, level)),
                Lies = Relation.Above, Decimals = 2, Factor = 100, Unit = "points", Level = Iteration18,
            },
            Beats("vote", Technique.Vote),
            Beats("mean", Technique.Mean),
        ],
    };

    private ReplicateClaim Beats(string rule, Func<ImmutableArray<Technique>, ComparedReplicate, int, double?> together) => new()
    {
        Text = $"hybrid, fc-only and L1 US together ({rule}) are more accurate than the best of them at iteration 18",
        Published = "91.6 % together, 87.4 % the best (stated)",
        OnlyFull = true,
        Value = replicate => together(Three, replicate, Iteration18) - Three.Max(technique => technique.Accuracy(replicate, Iteration18)),
        Lies = Relation.Above,
        Decimals = 2,
        Factor = 100,
        Unit = "points",
        Level = Iteration18,
    };

    private IEnumerable<ImmutableArray<ComparisonCell>> AccuracyRows(int level)
    {
        yield return LevelRow(level, [
            .. All.Select(technique => Percent(replicate => technique.Accuracy(replicate, level))),
            Percent(replicate => Technique.Vote(Tabled, replicate, level)), Percent(replicate => Technique.Mean(Tabled, replicate, level)),
            Percent(replicate => Technique.Vote(Three, replicate, level)), Percent(replicate => Technique.Mean(Three, replicate, level)),
        ]);
        if (level != Iteration18 || Dataset != TicketDsl.Dataset.Mnist) yield break;
        yield return [
            Text("paper"), Text("iteration 18"),
            .. All.Select(technique => Text(technique.Published?.ToString("F1", CultureInfo.InvariantCulture) ?? "–")), Text("91.0"), Text(""), Text("91.6"), Text(""),
        ];
    }

    private static MeanCell Percent(Func<ComparedReplicate, double?> share) => new(share, 1, 100);
}
