namespace TicketDsl.Runtime.Pruning.Criteria;

/// <summary>Criteria that score single weights.</summary>
public static class WeightScores
{
    /// <summary>A score for each weight of a layer, by index; the lowest are pruned.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The criterion scores units.</exception>
    public static float[] Of(Criterion criterion, LayerWeights trained) => criterion switch
    {
        Criterion.Magnitude => Magnitude(trained),
        _ => throw new ArgumentOutOfRangeException(nameof(criterion), criterion, "This criterion scores units, not weights."),
    };

    /// <summary>|w| (Han et al. 2015, section 3).</summary>
    public static float[] Magnitude(LayerWeights trained)
    {
        var scores = trained.Weights.ToArray();
        foreach (ref var score in scores.AsSpan()) score = MathF.Abs(score);
        return scores;
    }
}
