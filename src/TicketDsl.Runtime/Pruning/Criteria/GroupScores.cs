using System.Collections.Immutable;

namespace TicketDsl.Runtime.Pruning.Criteria;

/// <summary>Criteria that score filters or channels from their weights that remain; what they are is said at <see cref="Criterion"/>. Sums in double, by index ascending.</summary>
public static class GroupScores
{
    /// <summary>A score for each filter or channel of a layer; the lowest are pruned.</summary>
    /// <param name="pruning">What is pruned, and by which criterion.</param>
    /// <param name="layers">The network's layers with weights.</param>
    /// <param name="index">Which of them.</param>
    /// <param name="evidence">What the criterion looks at.</param>
    /// <param name="mask">What remains of the layer.</param>
    /// <exception cref="ArgumentOutOfRangeException">The criterion scores something else.</exception>
    public static double[] Of(LayerPruning pruning, ImmutableArray<Layer> layers, int index, PruningEvidence evidence, Mask mask)
    {
        ArgumentNullException.ThrowIfNull(pruning);
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(mask);
        var layer = layers[index];
        var scores = new double[LayerGroups.Count(pruning.Granularity, layer)];
        if (pruning.Criterion == Criterion.Random)
        {
            var random = (evidence.Random ?? throw new ArgumentException("There are no random numbers.", nameof(evidence)))(index);
            foreach (ref var score in scores.AsSpan()) score = random.NextUniform();
            return scores;
        }

        if (pruning.Criterion == Criterion.LMinusInfinity) scores.AsSpan().Fill(double.PositiveInfinity);
        var weights = LayerWeights.Of(layers, index, evidence.Trained).Weights;
        for (var i = 0; i < weights.Length; i++)
        {
            if (!mask[i]) continue;
            var (weight, group) = (Math.Abs((double)weights[i]), LayerGroups.Of(pruning.Granularity, layer, i));
            scores[group] = pruning.Criterion switch
            {
                Criterion.L1 => scores[group] + weight,
                Criterion.L2 => scores[group] + weight * weight,
                Criterion.LMinusInfinity => Math.Min(scores[group], weight),
                _ => throw new ArgumentOutOfRangeException(nameof(pruning), pruning.Criterion, "This criterion scores neither filters nor channels."),
            };
        }

        if (pruning.Criterion != Criterion.L2) return scores;
        foreach (ref var score in scores.AsSpan()) score = Math.Sqrt(score);
        return scores;
    }
}
