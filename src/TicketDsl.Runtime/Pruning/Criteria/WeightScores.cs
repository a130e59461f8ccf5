using System.Collections.Immutable;
using TicketDsl.Runtime.Randomness;

namespace TicketDsl.Runtime.Pruning.Criteria;

/// <summary>Criteria that score single weights; what they are is said at <see cref="Criterion"/>.</summary>
public static class WeightScores
{
    /// <summary>A score for each weight of a layer, by index; the lowest are pruned.</summary>
    /// <param name="criterion">Which criterion.</param>
    /// <param name="layers">The network's layers with weights.</param>
    /// <param name="index">Which of them.</param>
    /// <param name="evidence">What it looks at.</param>
    /// <param name="mask">What remains of the layer.</param>
    /// <exception cref="ArgumentOutOfRangeException">The criterion scores units.</exception>
    /// <exception cref="ArgumentException">The evidence does not have what the criterion looks at.</exception>
    public static float[] Of(Criterion criterion, ImmutableArray<Layer> layers, int index, PruningEvidence evidence, Mask mask)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(mask);
        return criterion switch
        {
            Criterion.Magnitude => Each(Trained(), static w => MathF.Abs(w)),
            Criterion.SmallFinal => Each(Trained(), static w => -MathF.Abs(w)),
            Criterion.LargeInitial => Each(Initial(), static i => MathF.Abs(i)),
            Criterion.SmallInitial => Each(Initial(), static i => -MathF.Abs(i)),
            Criterion.LargeInitialLargeFinal => Smaller(Initial(), Trained(), mask),
            Criterion.MagnitudeIncrease => Each(Initial(), Trained(), static (i, w) => MathF.Abs(w) - MathF.Abs(i)),
            Criterion.Movement => Each(Initial(), Trained(), static (i, w) => MathF.Abs(w - i)),
            Criterion.MagnitudeSameSign => Each(Initial(), Trained(), static (i, w) => OfSameSign(i, w, MathF.Abs(w))),
            Criterion.MagnitudeIncreaseSameSign => Each(Initial(), Trained(), static (i, w) => OfSameSign(i, w, MathF.Max(MathF.Abs(w) - MathF.Abs(i), 0))),
            Criterion.MovementSameSign => Each(Initial(), Trained(), static (i, w) => OfSameSign(i, w, MathF.Abs(w - i))),
            Criterion.Snip => Each(Initial(), View(evidence.Gradient), static (i, g) => MathF.Abs(i * g)),
            Criterion.Random => Uniform(evidence.Random ?? throw Missing(), mask.Length),
            _ => throw new ArgumentOutOfRangeException(nameof(criterion), criterion, "This criterion scores units, not weights."),
        };

        ReadOnlySpan<float> Trained() => View(evidence.Trained);

        ReadOnlySpan<float> Initial() => View(evidence.Initial);

        ReadOnlySpan<float> View(ReadOnlyMemory<float> network) => network.IsEmpty ? throw Missing() : LayerWeights.Of(layers, index, network).Weights;

        ArgumentException Missing() => new($"There is nothing for criterion {criterion} to look at.", nameof(evidence));

        float[] Uniform(Func<int, RandomStream> randomOf, int length)
        {
            var random = randomOf(index);
            var scores = new float[length];
            foreach (ref var score in scores.AsSpan()) score = random.NextWord() >> 8;
            return scores;
        }
    }

    private static float OfSameSign(float initial, float trained, float score) =>
        (initial > 0 && trained > 0) || (initial < 0 && trained < 0) ? score : float.IsNaN(trained) ? trained : 0;

    private static float[] Smaller(ReadOnlySpan<float> initial, ReadOnlySpan<float> trained, Mask mask)
    {
        var (ofInitial, ofTrained) = (0.0, 0.0);
        for (var index = 0; index < initial.Length; index++)
        {
            if (!mask[index]) continue;
            ofInitial += Math.Abs(initial[index]);
            ofTrained += Math.Abs(trained[index]);
        }

        var scale = ofTrained == 0 ? 1 : (float)(ofInitial / ofTrained);
        return Each(initial, trained, (i, w) => MathF.Min(MathF.Abs(i), scale * MathF.Abs(w)));
    }

    private static float[] Each(ReadOnlySpan<float> weights, Func<float, float> score)
    {
        var scores = new float[weights.Length];
        for (var index = 0; index < scores.Length; index++) scores[index] = score(weights[index]);
        return scores;
    }

    private static float[] Each(ReadOnlySpan<float> first, ReadOnlySpan<float> second, Func<float, float, float> score)
    {
        var scores = new float[first.Length];
        for (var index = 0; index < scores.Length; index++) scores[index] = score(first[index], second[index]);
        return scores;
    }
}
