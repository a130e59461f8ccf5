using System.Collections.Immutable;
using Papers.FrankleCarbin2019;
using TicketDsl;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Reporting.Claims;
using TicketDsl.Runtime.Running;
using static Papers.LenetLevels;

namespace Papers.ZhouEtAl2019;

/// <summary>What scores weights for pruning, beside magnitude (Zhou, Lan, Liu &amp; Yosinski 2019), on LeNet.</summary>
public static class CriteriaTables
{
    private static readonly Study Study = new("criteria", new Shortening(Step.Iterations(400), Rounds: At64, Replicates: 3));

    private static readonly Series Magnitude = new("magnitude (large_final)", LenetTickets.Definition);

    private static readonly ImmutableArray<(Series Series, Relation Lies, string Published)> Others =
    [
        Of("magnitude_increase", LenetCriteria.Points.CriterionMagnitudeIncrease, Relation.AtLeast(ClaimsOfCurves.NoMatter), "as good as large_final (recalled, a drawing)", inReduced: true),
        Of("movement", LenetCriteria.Points.CriterionMovement, Relation.Below, "below large_final (recalled, a drawing)", inReduced: true),
        Of("large_init_large_final", LenetCriteria.Points.CriterionLargeInitialLargeFinal, Relation.Below, "below large_final (recalled, a drawing)"),
        Of("large_init", LenetCriteria.Points.CriterionLargeInitial, Relation.Below, "below large_final (recalled, a drawing)"),
        Of("small_init", LenetCriteria.Points.CriterionSmallInitial, Relation.Below, "below large_final (recalled, a drawing)"),
        Of("small_final", LenetCriteria.Points.CriterionSmallFinal, Relation.Below, "worst of all, below random (recalled, a drawing)", inReduced: true),
        Of("large_final_same_sign", LenetCriteria.Points.CriterionMagnitudeSameSign, Relation.AtLeast(ClaimsOfCurves.NoMatter), "as good as large_final or better (recalled)"),
        Of("magnitude_increase_same_sign", LenetCriteria.Points.CriterionMagnitudeIncreaseSameSign, Relation.AtLeast(ClaimsOfCurves.NoMatter), "as good as large_final or better (recalled)"),
        Of("movement_same_sign", LenetCriteria.Points.CriterionMovementSameSign, Relation.Below, "below large_final (recalled)"),
        Of("SNIP", LenetCriteria.Points.CriterionSnip, Relation.Below, "not in the paper", inReduced: true),
        Of("random", LenetCriteria.Points.CriterionRandom, Relation.Below, "below large_final (recalled, a drawing)", inReduced: true),
    ];

    /// <summary>All criteria beside magnitude, survivors rewound to their initial weights.</summary>
    public static MeanTable Criteria { get; } = new()
    {
        Name = "criteria",
        Study = Study,
        Title = "LeNet-300-100 on MNIST: criteria of pruning beside magnitude",
        Source = "Published: Zhou, Lan, Liu & Yosinski, \"Deconstructing Lottery Tickets: Zeros, Signs, and the Supermask\", NeurIPS 2019, figure 3, which draws curves. SNIP: Lee, Ajanthan & Torr 2019.",
        Protocol = "Protocol: LeNet-300-100 as in Frankle & Carbin 2019, a fifth a round within each layer, survivors rewound to their initial weights (recalled); 5 replicates of one seed (stated). "
            + "SNIP's gradient is that of the first batch of the dense network.",
        Series = [Magnitude, .. Others.Select(other => other.Series)],
        Columns = [OutcomeColumn.EarlyStop, OutcomeColumn.TestAccuracyAtEarlyStop, OutcomeColumn.TestAccuracy],
        Claims =
        [
            .. Others.Where(other => !other.Series.OnlyFull).Select(other => Claim(other, "at 64 %", new Points(other.Series, At64), new Points(Magnitude, At64))),
            .. Others.Select(other => Claim(other, "13.5 % to 3.6 %", Points.Between(other.Series, At13, At3Point6), Points.Between(Magnitude, At13, At3Point6)) with { OnlyFull = true }),
        ],
    };

    private static DifferenceClaim Claim((Series Series, Relation Lies, string Published) other, string where, Points of, Points with) => new()
    {
        Text = $"{other.Series.Name} is {(other.Lies == Relation.Below ? "less accurate than" : "at least as accurate as")} magnitude, {where}",
        Published = other.Published,
        Of = of, With = with, By = OutcomeColumn.TestAccuracyAtEarlyStop, Lies = other.Lies,
    };

    private static (Series, Relation, string) Of(string name, ExperimentDefinition experiment, Relation lies, string published, bool inReduced = false) =>
        (new Series(name, experiment) { OnlyFull = !inReduced }, lies, published);
}
