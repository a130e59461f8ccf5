using System.Collections.Immutable;
using System.Globalization;
using TicketDsl;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Reporting.Claims;
using TicketDsl.Runtime.Running;
using static Papers.LenetLevels;

namespace Papers.FrankleCarbin2019;

/// <summary>What the appendix of the paper varies of LeNet-300-100 on MNIST (Frankle &amp; Carbin 2019, appendix on LeNet).</summary>
public static class LenetVariantTables
{
    private const string Source = LenetTables.Paper + ", appendix on LeNet, which draws curves.";

    private static readonly Study Variants = new("lenet-variants", new Shortening(Step.Iterations(400), Rounds: At51, Replicates: 3));

    // Rounds are few where fractions are large, so these are never reduced.
    private static readonly Study Fractions = new("lenet-fractions", new Shortening(Step.Iterations(400), Replicates: 3));

    private static readonly ImmutableArray<OutcomeColumn> Columns = [OutcomeColumn.EarlyStop, OutcomeColumn.TestAccuracyAtEarlyStop, OutcomeColumn.TestAccuracy];

    private static readonly Series Fifth = new("0.2", LenetTickets.Definition);

    private static readonly Series TwoFifths = new("0.4", LenetFraction4.Definition);

    private static readonly Series ThreeFifths = new("0.6", LenetFraction6.Definition) { OnlyFull = true };

    private static readonly Series FourFifths = new("0.8", LenetFraction8.Definition);

    /// <summary>Optimizers and learning rates.</summary>
    public static MeanTable Optimizers { get; } = Table("lenet-optimizers", "optimizers and learning rates", "tickets are found with SGD, momentum and Adam at any of these rates (stated)",
    [
        new(Rate("Adam", LenetTickets.Definition), LenetTickets.Definition),
        .. LenetAdam.Points.All.Select(point => new Series(Rate("Adam", point), point) { OnlyFull = true }),
        .. LenetSgd.Points.All.Select(point => new Series(Rate("SGD", point), point) { OnlyFull = point.Name != LenetSgd.Points.LearningRate0_1.Name }),
        .. LenetMomentum.Points.All.Select(point => new Series(Rate("momentum 0.9,", point), point) { OnlyFull = true }),
    ]);

    /// <summary>Initial weights.</summary>
    public static MeanTable Initializations { get; } = Table("lenet-initializations", "initial weights", "σ = 0.1 is like Glorot's initialisation (stated)",
    [
        new("Glorot", LenetTickets.Definition),
        .. LenetDeviations.Points.All.Select(point => new Series(string.Create(CultureInfo.InvariantCulture, $"σ {point.Initialization.StandardDeviation}"), point)
        {
            OnlyFull = point.Name != LenetDeviations.Points.StandardDeviation0_1.Name,
        }),
    ]);

    /// <summary>Scalings of the inputs.</summary>
    public static MeanTable Scalings { get; } = Table("lenet-scalings", "scalings of the inputs", "the paper does not state its scaling",
        [new("[0, 1]", LenetTickets.Definition), .. LenetScalings.Points.All.Select(point => new Series(point.Scaling.ToString(), point) { OnlyFull = point.Scaling != InputScaling.Standardize })]);

    /// <summary>Sizes of the hidden layers.</summary>
    public static MeanTable Sizes { get; } = Table("lenet-sizes", "sizes at 3:1", "networks of all sizes have tickets (stated)",
        [new("150-50", Lenet150.Definition), new("300-100", LenetTickets.Definition), new("600-200", Lenet600.Definition) { OnlyFull = true }]);

    /// <summary>Dropout and weight decay.</summary>
    public static MeanTable Regularization { get; } = Table("lenet-regularization", "dropout and weight decay", "no number for LeNet found",
    [
        new("none", LenetTickets.Definition),
        .. LenetDropout.Points.All.Select(point => new Series($"dropout {Share(point.Layers[0].Dropout)}", point) { OnlyFull = true }),
        .. LenetWeightDecay.Points.All.Select(point => new Series($"weight decay {Share(point.Optimizer.WeightDecay)}", point) { OnlyFull = point.Name != LenetWeightDecay.Points.WeightDecay0_0001.Name }),
    ]);

    /// <summary>Pruning fractions.</summary>
    public static MeanTable PruningFractions { get; } = Table("lenet-fractions", "pruning fractions", "", []) with
    {
        Study = Fractions,
        Series = [new("0.1", LenetFraction1.Definition) { OnlyFull = true }, Fifth, TwoFifths, ThreeFifths, FourFifths],
        Claims =
        [
            MoreThan("40 %, both at about 4.5 %", 14, new Points(TwoFifths, 6)),
            MoreThan("60 %, both at about 6.5 %", At7, new Points(ThreeFifths, 3)) with { OnlyFull = true },
            MoreThan("80 %, both at about 4 %", 14, new Points(FourFifths, 2)),
        ],
    };

    private static string Rate(string optimizer, ExperimentDefinition point) => $"{optimizer} {Share(point.Optimizer.LearningRate)}";

    private static string Share(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static DifferenceClaim MoreThan(string other, int level, Points with) => ClaimsOfCurves.More(
        $"a fifth a round gives more accurate tickets than {other}", "fractions of 0.1 and 0.2 beat 0.4 and more (stated)", new Points(Fifth, level), with);

    private static MeanTable Table(string name, string what, string published, ImmutableArray<Series> series) => new()
    {
        Name = name,
        Study = Variants,
        Title = $"LeNet-300-100 on MNIST: {what}",
        Source = Source,
        Protocol = "Protocol: that of the main figure without controls, down to 3.6 %; what a row names is changed (values: partly stated, partly ours).",
        Series = series,
        Columns = Columns,
        Claims =
        [
            .. series.Where(one => !one.OnlyFull).Select(one => ClaimsOfCurves.AtLeast(
                $"{one.Name}: tickets at 51 % are at least as accurate as their dense network", published, new Points(one, At51), new Points(one, 0))),
            .. series.Select(one => ClaimsOfCurves.AtLeast(
                $"{one.Name}: tickets at 13.5 % are at least as accurate as their dense network", published, new Points(one, At13), new Points(one, 0)) with { OnlyFull = true }),
        ],
    };
}
