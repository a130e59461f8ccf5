using System.Collections.Immutable;
using Papers.FrankleCarbin2018;
using Papers.FrankleCarbin2019;
using Papers.FrankleEtAl2020;
using Papers.LiuEtAl2022;
using Papers.PaganiniForde2020;
using Papers.RendaEtAl2020;
using Papers.ZhouEtAl2019;
using TicketDsl;
using TicketDsl.Runtime.Reporting;

namespace Papers;

/// <summary>The papers' tables that have published numbers or claims; the others are declared, and in <c>Experiments.Tables</c>.</summary>
public static class Tables
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<PaperTable> All { get; } =
    [
        XorTables.Units, XorTables.Strategies, MnistTables.AtOnce, MnistTables.RoundByRound,
        MnistVariantTables.Initializations, MnistVariantTables.Sizes, MnistVariantTables.Fractions, MnistVariantTables.Resetting,
        LenetTables.Iterative, LenetTables.AtOnce, LenetTables.Structure,
        LenetVariantTables.Optimizers, LenetVariantTables.Initializations, LenetVariantTables.Scalings, LenetVariantTables.Sizes, LenetVariantTables.Regularization,
        LenetVariantTables.PruningFractions, LenetInitialWeightTables.Noise, LenetInitialWeightTables.Strategies,
        RewindingTables.Accuracy, RewindingTables.Instability, RetrainingTables.Ways, RandomPruningTables.Ratios, RandomPruningTables.Widths, CriteriaTables.Criteria,
        .. new TechniqueStudy(Dataset.Mnist).Tables, .. new TechniqueStudy(Dataset.FashionMnist).Tables,
    ];
}
