using TicketDsl;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Reporting.Claims;
using TicketDsl.Runtime.Running;
using static Papers.LenetLevels;

namespace Papers.RendaEtAl2020;

/// <summary>How pruned networks are trained on: rewound, fine-tuned, or rewound in the learning rate alone (Renda, Frankle &amp; Carbin 2020), on LeNet.</summary>
public static class RetrainingTables
{
    private static readonly Study Study = new("retraining", new Shortening(Step.Iterations(400), Rounds: At41, Replicates: 3));

    private static readonly Series Rewound = new("weight rewinding", LenetFalling.Definition);

    private static readonly Series FineTuned = new("fine-tuning", LenetFineTuned.Definition);

    private static readonly Series RateRewound = new("learning-rate rewinding", LenetRateRewound.Definition) { OnlyFull = true };

    /// <summary>The three ways beside each other.</summary>
    public static MeanTable Ways { get; } = new()
    {
        Name = "retraining",
        Study = Study,
        Title = "LeNet-300-100 on MNIST: rewinding, fine-tuning and learning-rate rewinding",
        Source = "Published: Renda, Frankle & Carbin, \"Comparing Rewinding and Fine-tuning in Neural Network Pruning\", ICLR 2020, on networks of CIFAR-10, ImageNet and WMT16; LeNet is ours.",
        Protocol = "Protocol: LeNet-300-100 as in Frankle & Carbin 2019, the learning rate divided by 10 at iterations 25,000 and 37,500 (ours), a fifth a round; fine-tuning goes on at the last rate, "
            + "both kinds of rewinding go back to iteration 0, and all train a whole training's length (stated). The reduced form ends before the rate "
            + "first falls, where fine-tuning is learning-rate rewinding." + ShortTrainings.FavourTrainingOn,
        Series = [Rewound, FineTuned, RateRewound],
        Columns = [OutcomeColumn.EarlyStop, OutcomeColumn.TestAccuracyAtEarlyStop, OutcomeColumn.TestAccuracy],
        Claims =
        [
            ClaimsOfCurves.AtLeast("weight rewinding is at least as accurate as fine-tuning, 51 % and 41 %", "rewinding beats fine-tuning (recalled)", Points.Between(Rewound, At51, At41), Points.Between(FineTuned, At51, At41), OutcomeColumn.TestAccuracy),
            ClaimsOfCurves.AtLeast(
                "weight rewinding is at least as accurate as fine-tuning, 13.5 % to 3.6 %", "rewinding beats fine-tuning (recalled)",
                Points.Between(Rewound, At13, At3Point6), Points.Between(FineTuned, At13, At3Point6), OutcomeColumn.TestAccuracy) with { OnlyFull = true },
            ClaimsOfCurves.AtLeast(
                "learning-rate rewinding is at least as accurate as weight rewinding, 13.5 % to 3.6 %", "it is as accurate or more so (recalled)",
                Points.Between(RateRewound, At13, At3Point6), Points.Between(Rewound, At13, At3Point6), OutcomeColumn.TestAccuracy) with { OnlyFull = true },
        ],
    };
}
