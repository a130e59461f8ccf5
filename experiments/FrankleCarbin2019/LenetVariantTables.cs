using System.Collections.Immutable;
using System.Globalization;
using TicketDsl;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Reporting.Claims;
using TicketDsl.Runtime.Running;

namespace Papers.FrankleCarbin2019;

/// <summary>What the appendix of the paper varies of LeNet-300-100 on MNIST (Frankle &amp; Carbin 2019, appendix on LeNet).</summary>
public static class LenetVariantTables
{
    private const int At13 = 9;

    private const string Source = LenetTables.Paper + ", appendix on LeNet, which draws curves.";

    private static readonly Study Variants = new("lenet-variants", new Shortening(Step.Iterations(2000), Rounds: At13, Replicates: 3));

    // Rounds are few where fractions are large, so these are never reduced.
    private static readonly Study Fractions = new("lenet-fractions", new Shortening(Step.Iterations(2000), Replicates: 3));

    private static readonly ImmutableArray<OutcomeColumn> Columns = [OutcomeColumn.EarlyStop, OutcomeColumn.TestAccuracyAtEarlyStop, OutcomeColumn.TestAccuracy];

    /// <summary>Optimizers and learning rates.</summary>
    public static MeanTable Optimizers { get; } = Table("lenet-optimizers", "optimizers and learning rates", "tickets are found with SGD, momentum and Adam at any of these rates (stated)",
    [
        .. LenetAdam.Points.All.Select(point => new Series(Rate("Adam", point), point)),
        .. LenetSgd.Points.All.Select(point => new Series(Rate("SGD", point), point)),
        .. LenetMomentum.Points.All.Select(point => new Series(Rate("momentum 0.9,", point), point)),
    ]);

    /// <summary>Initial weights.</summary>
    public static MeanTable Initializations { get; } = Table("lenet-initializations", "initial weights", "σ = 0.1 is like Glorot's initialisation (stated)",
    [
        new("Glorot", LenetTickets.Definition),
        .. LenetDeviations.Points.All.Select(point => new Series(string.Create(CultureInfo.InvariantCulture, $"σ {point.Initialization.StandardDeviation}"), point)),
    ]);

    /// <summary>Scalings of the inputs.</summary>
    public static MeanTable Scalings { get; } = Table("lenet-scalings", "scalings of the inputs", "the paper does not state its scaling",
        [.. LenetScalings.Points.All.Select(point => new Series(point.Scaling.ToString(), point))]);

    /// <summary>Sizes of the hidden layers.</summary>
    public static MeanTable Sizes { get; } = Table("lenet-sizes", "sizes at 3:1", "networks of all sizes have tickets (stated)",
        [new("150-50", Lenet150.Definition), new("300-100", LenetTickets.Definition), new("600-200", Lenet600.Definition)]);

    /// <summary>Pruning fractions.</summary>
    public static MeanTable PruningFractions { get; } = Table("lenet-fractions", "pruning fractions", "", []) with
    {
        Study = Fractions,
        Series =
        [
            new("0.1", LenetFraction1.Definition), Fifth, new("0.4", LenetFraction4.Definition), new("0.6", LenetFraction6.Definition), new("0.8", LenetFraction8.Definition),
        ],
        Claims =
        [
            Slower("40 %, both at about 4.5 %", 14, new Points(new Series("0.4", LenetFraction4.Definition), 6)),
            Slower("60 %, both at about 6.5 %", 12, new Points(new Series("0.6", LenetFraction6.Definition), 3)),
            Slower("80 %, both at about 4 %", 14, new Points(new Series("0.8", LenetFraction8.Definition), 2)),
        ],
    };

    private static Series Fifth => new("0.2", LenetTickets.Definition);

    private static string Rate(string optimizer, ExperimentDefinition point) => string.Create(CultureInfo.InvariantCulture, $"{optimizer} {point.Optimizer.LearningRate}");

    private static DifferenceClaim Slower(string than, int level, Points with) => new()
    {
        Text = $"a fifth a round gives more accurate tickets than {than}",
        Published = "fractions of 0.1 and 0.2 beat 0.4 and more (stated)",
        Of = new Points(Fifth, level),
        With = with,
        By = OutcomeColumn.TestAccuracyAtEarlyStop,
        Lies = Relation.Above,
    };

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
            .. series.Select(one => new DifferenceClaim
            {
                Text = $"{one.Name}: tickets at 13.5 % are at least as accurate as their dense network",
                Published = published,
                Of = new Points(one, At13), With = new Points(one, 0), By = OutcomeColumn.TestAccuracyAtEarlyStop, Lies = Relation.AtLeast(0.001),
            }),
        ],
    };
}
