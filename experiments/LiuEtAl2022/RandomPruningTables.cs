using System.Collections.Immutable;
using Papers.FrankleCarbin2019;
using TicketDsl;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Reporting.Claims;
using TicketDsl.Runtime.Running;
using static Papers.LenetLevels;

namespace Papers.LiuEtAl2022;

/// <summary>Random pruning before training beside magnitude pruning after it (Liu et al. 2022), on LeNet.</summary>
public static class RandomPruningTables
{
    // Levels by what remains: the densities of the declarations, in per cent.
    private const int At20 = 2;
    private const int At10 = 3;
    private const int At5 = 4;
    private const int At2 = 5;

    private const string Source = "Published: Liu et al., \"The Unreasonable Effectiveness of Random Pruning\", ICLR 2022, on CIFAR-10, CIFAR-100 and ImageNet; MNIST is ours.";

    private const string Protocol = "Protocol: LeNet-300-100 trained as in Frankle & Carbin 2019 at densities of 50, 20, 10, 5 and 2 % (ours); random masks are drawn before training, "
        + "their counts exact (theirs are Bernoulli); magnitude prunes the trained dense network once and rewinds, within layers or across them.";

    private static readonly Study Study = new("random-pruning", new Shortening(Step.Iterations(400), Rounds: At10, Replicates: 3));

    private static readonly Series Erk = new("random, ERK", LenetErk.Definition);

    private static readonly Series Uniform = new("random, uniform", LenetRandom.Points.RatioUniform);

    private static readonly Series SnipRatio = new("random, SNIP ratio", LenetRandom.Points.RatioSnipRatio);

    private static readonly Series WithinLayers = new("magnitude within layers", LenetMagnitude.Points.ScopeLayer);

    private static readonly Series AcrossLayers = new("magnitude across layers", LenetMagnitude.Points.ScopeGlobal);

    private static readonly Series Iterative = new("iterative magnitude", LenetTickets.Definition) { OnlyFull = true };

    private static readonly Series Narrow = new("150-50", LenetErk150.Definition);

    private static readonly Series Wide = new("600-200", LenetErk600.Definition) { OnlyFull = true };

    private static readonly ImmutableArray<OutcomeColumn> Columns =
    [
        OutcomeColumn.TestAccuracyAtEarlyStop, OutcomeColumn.TestAccuracy,
        .. OutcomeColumn.OfLayers(LenetErk.Definition.Layers, NeuronDensity.Of(LenetErk.Definition.Layers), "neuron density %", 1, 100, "points"),
    ];

    /// <summary>How densities of layers are chosen, beside magnitude.</summary>
    public static MeanTable Ratios { get; } = new()
    {
        Name = "random-ratios",
        Study = Study,
        Title = "LeNet-300-100 on MNIST: random pruning by densities of layers, beside magnitude",
        Source = Source,
        Protocol = Protocol,
        Series = [Uniform, Erk, SnipRatio, WithinLayers, AcrossLayers, Iterative],
        Columns = Columns,
        Claims =
        [
            ClaimsOfCurves.More("ERK is more accurate than uniform densities at 20 % and 10 %", "ERK beats uniform (stated, on CIFAR)", Points.Between(Erk, At20, At10), Points.Between(Uniform, At20, At10)),
            ClaimsOfCurves.AtLeast("ERK is at least as accurate as the SNIP ratio at 20 % and 10 %", "ERK is as good or better (stated, on CIFAR)", Points.Between(Erk, At20, At10), Points.Between(SnipRatio, At20, At10)),
            ClaimsOfCurves.More("the SNIP ratio is more accurate than uniform densities at 20 % and 10 %", "so on CIFAR (stated)", Points.Between(SnipRatio, At20, At10), Points.Between(Uniform, At20, At10)),
            ClaimsOfCurves.More(
                "magnitude within layers, pruned once, is more accurate than ERK at 20 %", "random pruning never reaches magnitude above 40 % sparsity (stated, iterative magnitude on CIFAR)",
                new Points(WithinLayers, At20), new Points(Erk, At20)),
            ClaimsOfCurves.More(
                "iterative magnitude at 21 % is more accurate than ERK at 20 %", "random pruning never reaches iterative magnitude above 40 % sparsity (stated, on CIFAR)",
                new Points(Iterative, At21), new Points(Erk, At20)) with { OnlyFull = true },
            ClaimsOfCurves.More("ERK is more accurate than uniform densities at 5 % and 2 %", "ERK beats uniform (stated, on CIFAR)", new Points(Erk, At5, At2), new Points(Uniform, At5, At2)) with { OnlyFull = true },
            ClaimsOfCurves.AtLeast("magnitude across layers is at least as accurate as within them at 10 %", "not in the paper", new Points(AcrossLayers, At10), new Points(WithinLayers, At10)),
            ClaimsOfCurves.AtLeast("magnitude across layers is at least as accurate as within them, 5 % and 2 %", "not in the paper", new Points(AcrossLayers, At5, At2), new Points(WithinLayers, At5, At2)) with { OnlyFull = true },
        ],
    };

    /// <summary>Widths of the network.</summary>
    public static MeanTable Widths { get; } = new()
    {
        Name = "random-widths",
        Study = Study,
        Title = "LeNet on MNIST: random pruning by ERK, by width",
        Source = Source,
        Protocol = Protocol,
        Series = [Narrow, Erk with { Name = "300-100" }, Wide],
        Columns = Columns,
        Claims =
        [
            ClaimsOfCurves.More("300-100 at 20 % is more accurate than 150-50 at 20 %", "wider networks are better at the same density (stated, on CIFAR)", new Points(Erk, At20), new Points(Narrow, At20)),
            ClaimsOfCurves.AtLeast("300-100: random pruning to 20 % is as accurate as its dense network", "larger networks close the gap to dense (stated, on CIFAR)", new Points(Erk, At20), new Points(Erk, 0)) with { OnlyFull = true },
            ClaimsOfCurves.AtLeast("600-200: random pruning to 20 % is as accurate as its dense network", "larger networks close the gap to dense (stated, on CIFAR)", new Points(Wide, At20), new Points(Wide, 0)) with { OnlyFull = true },
        ],
    };
}
