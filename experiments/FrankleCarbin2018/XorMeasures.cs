using TicketDsl.Runtime.Measures;

namespace Papers.FrankleCarbin2018;

/// <summary>
/// When a network has learned exclusive or. The paper names the two properties, not their thresholds; these are inferred, and their
/// exact values hardly matter.
/// </summary>
public static class XorMeasures
{
    /// <summary>A sum this near to 0 is a tie, and a tie is not on the wrong side.</summary>
    private const float Tie = 0.02f;

    /// <summary>Mean cross-entropy below which the loss counts as zero.</summary>
    private const double Zero = 1e-2;

    /// <summary>No point lies on the wrong side of the decision boundary; ties pass.</summary>
    public static NetworkMeasure DecisionBoundary { get; } = new(
        "decision-boundary", $"no point on the wrong side, |sum| < {Tie} passing", network => AllMarginsAbove(network, -Tie) ? 1 : 0);

    /// <summary>The loss went to zero.</summary>
    public static NetworkMeasure ZeroLoss { get; } = new(
        "zero-loss", $"mean cross-entropy < {Zero}",
        network => Outputs.MeanLoss(network.Loss, network.TrainingOutputs.Span, network.TrainingLabels.Span) < Zero ? 1 : 0);

    /// <summary>Every point lies on the right side, ties failing. Not in the paper.</summary>
    public static NetworkMeasure StrictDecisionBoundary { get; } = new(
        "strict-decision-boundary", "every point on the right side", network => AllMarginsAbove(network, 0) ? 1 : 0);

    /// <summary>Whether each sum, its sign turned where the label is 0, is above <paramref name="margin"/>.</summary>
    private static bool AllMarginsAbove(TrainedNetwork network, float margin)
    {
        var (sums, labels) = (network.TrainingOutputs, network.TrainingLabels);
        return Enumerable.Range(0, labels.Length).All(example => (labels.Span[example] == 1 ? sums.Span[example] : -sums.Span[example]) > margin);
    }
}
