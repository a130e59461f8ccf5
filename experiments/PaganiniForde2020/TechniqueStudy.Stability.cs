using TicketDsl.Runtime.Reporting.Claims;
using TicketDsl.Runtime.Reporting.Comparisons;
using TicketDsl.Runtime.Statistics;

namespace Papers.PaganiniForde2020;

/// <content>How much of its weights a network has from the level before.</content>
public sealed partial record TechniqueStudy
{
    /// <summary>Correlations of weights with those at the end of the level before, and signs that changed.</summary>
    public ComparisonTable Stability => Table("stability", "weight stability by level", "Weight values are drawn level by level, and no numbers of them are printed.") with
    {
        Columns = LevelColumns([.. All.Select(technique => $"{technique.Name}, correlation"), .. All.Select(technique => $"{technique.Name}, signs changed %")]),
        Rows = last => [.. Levels(1, last).Select(level => LevelRow(level, [
            .. All.Select(technique => new MeanCell(replicate => technique.Stability(replicate, level), 3)),
            .. All.Select(technique => new MeanCell(replicate => technique.SignChanges(replicate, level), 1, 100)),
        ]))],
        Legend = "Pearson's correlation of the weights that remain, at the end of the training, with their values at the end of the level before; and the share of them on the other side of 0. "
            + "The measure is chosen here.",
        Claims =
        [
            Ranks(Iteration18),
        ],
    };

    private ReplicateClaim Ranks(int level) => new()
    {
        Text = $"techniques with stabler weights are more accurate at level {level}: rank correlation over techniques",
        Published = "weight stability correlates with performance (stated)",
        // A few hundred iterations hardly move a weight.
        OnlyFull = true,
        Value = replicate =>
        {
            var both = All.Select(technique => (Stability: technique.Stability(replicate, level), Accuracy: technique.Accuracy(replicate, level))).Where(one => one is { Stability: not null, Accuracy: not null }).ToArray();
            return both.Length < 3 ? null : RankCorrelation.Spearman([.. both.Select(one => one.Stability!.Value)], [.. both.Select(one => one.Accuracy!.Value)]);
        },
        Lies = Relation.Above,
        Decimals = 2,
        Level = level,
    };
}
