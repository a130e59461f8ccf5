using System.Collections.Immutable;
using Papers.FrankleCarbin2018;
using Papers.FrankleCarbin2019;
using TicketDsl.Runtime.Reporting;

namespace Papers;

/// <summary>The papers' tables that have published numbers or claims; the others are declared, and in <c>Experiments.Tables</c>.</summary>
public static class Tables
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<PaperTable> All { get; } =
    [
        XorTables.Units, XorTables.Strategies, MnistTables.AtOnce, MnistTables.RoundByRound,
        LenetTables.Iterative, LenetTables.AtOnce, LenetTables.Structure,
        LenetVariantTables.Optimizers, LenetVariantTables.Initializations, LenetVariantTables.Scalings, LenetVariantTables.Sizes, LenetVariantTables.PruningFractions,
    ];
}
