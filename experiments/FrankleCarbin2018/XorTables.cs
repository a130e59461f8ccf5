using System.Collections.Immutable;
using TicketDsl;
using TicketDsl.Runtime.Reporting;

namespace Papers.FrankleCarbin2018;

/// <summary>The two tables of the XOR study in the first version of the paper (Frankle &amp; Carbin, March 2018, section 2).</summary>
public static class XorTables
{
    private const string Source = "Published: Frankle & Carbin, \"The Lottery Ticket Hypothesis: Training Pruned Neural Networks\", first version, March 2018 (stated).";

    private const string Protocol =
        "Protocol: 2-h-1, ReLU, sigmoid, cross-entropy, the four points as one batch, biases start at 0 (stated or recalled). "
        + "Initial weights N(0, 0.1) truncated at 2σ, Adam 0.005, 5000 iterations, zero loss below 0.01, ties within 0.02 of the decision boundary pass: "
        + "not in any text found; inferred by simulation. Strict DB, ties failing, is not in the paper.";

    private static readonly Study Study = new("xor");

    private static readonly ImmutableArray<ShareColumn> Columns =
    [
        new("DB", XorMeasures.DecisionBoundary), new("ZL", XorMeasures.ZeroLoss), new("strict DB", XorMeasures.StrictDecisionBoundary),
    ];

    /// <summary>How many networks of a size learn XOR.</summary>
    public static ShareTable Units { get; } = new()
    {
        Name = "xor-units",
        Study = Study,
        Title = "XOR: networks that learn it, by hidden units",
        Source = Source,
        Protocol = Protocol,
        RowHeader = "hidden units",
        PublishedTrials = 1000,
        Columns = Columns,
        Rows =
        [
            Row("10", XorUnits10.Definition, 0, 98.5, 92.9),
            Row("8", XorUnits8.Definition, 0, 96.8, 87.5),
            Row("6", XorUnits6.Definition, 0, 92.5, 76.8),
            Row("4", XorUnits4.Definition, 0, 78.3, 55.3),
            Row("2", XorUnits2.Definition, 0, 49.1, 17.6),
        ],
    };

    /// <summary>How many tickets learn XOR, by how the units to prune are chosen.</summary>
    public static ShareTable Strategies { get; } = new()
    {
        Name = "xor-strategies",
        Study = Study,
        Title = "XOR: tickets that learn it, by pruning strategy",
        Source = Source,
        Protocol = Protocol + " Scores are of trained weights without biases; iterative strategies prune two units a round and rewind to the initial weights (recalled).",
        RowHeader = "strategy, units",
        PublishedTrials = 1000,
        Columns = Columns,
        Rows =
        [
            .. OfStrategy("one-shot product", XorOneShotProduct.Definition, [0, 1, 2], (99.2, 93.3), (98.0, 90.3), (82.4, 65.3)),
            .. OfStrategy("iterative input magnitude", XorInputMagnitude.Definition, [0, 3, 4], (98.9, 93.5), (97.9, 92.2), (83.8, 76.5)),
            .. OfStrategy("iterative output magnitude", XorOutputMagnitude.Definition, [0, 3, 4], (99.0, 93.3), (96.9, 85.9), (78.6, 56.1)),
            .. OfStrategy("iterative product", XorProduct.Definition, [0, 3, 4], (98.5, 92.9), (97.6, 90.3), (91.5, 79.4)),
        ],
    };

    private static IEnumerable<ShareRow> OfStrategy(
        string name, ExperimentDefinition experiment, int[] levels, params (double DecisionBoundary, double ZeroLoss)[] published) =>
        levels.Select((level, i) => Row($"{name}, {experiment.Schedule[level].Units[0]}", experiment, level, published[i].DecisionBoundary, published[i].ZeroLoss));

    private static ShareRow Row(string label, ExperimentDefinition experiment, int level, double decisionBoundary, double zeroLoss) =>
        new(label, experiment, level, [decisionBoundary, zeroLoss, null]);
}
