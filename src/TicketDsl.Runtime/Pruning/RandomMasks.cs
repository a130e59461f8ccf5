using System.Collections.Immutable;
using TicketDsl.Runtime.Randomness;

namespace TicketDsl.Runtime.Pruning;

/// <summary>Masks drawn at random before training. A layer's places are in one random order for a replicate, of which a mask has the first: fewer are within more.</summary>
public static class RandomMasks
{
    /// <summary>
    /// Masks under which round(density × weights) weights of each layer remain in uniformly random places, halves rounded away
    /// from zero, but one at least.
    /// </summary>
    /// <param name="layers">The network.</param>
    /// <param name="density">Share of the weights that remains, above 0 and at most 1.</param>
    /// <param name="key">The replicate's random numbers.</param>
    public static MaskSet OfDensity(IReadOnlyList<Layer> layers, double density, RandomKey key)
    {
        ArgumentNullException.ThrowIfNull(layers);
        if (!(density > 0 && density <= 1)) throw new ArgumentOutOfRangeException(nameof(density), density, "A density is above 0 and at most 1.");
        return OfCounts(layers, [.. layers.Select(layer => Math.Max(1, (int)Math.Round((decimal)density * layer.Weights, MidpointRounding.AwayFromZero)))], key);
    }

    /// <summary>Masks under which so many weights of each layer remain in uniformly random places.</summary>
    public static MaskSet OfCounts(IReadOnlyList<Layer> layers, IReadOnlyList<int> counts, RandomKey key)
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(counts);
        return new MaskSet([.. layers.Select((layer, l) => Rearrangement.OfWeights(
            Mask.From(layer.Inputs, layer.Units, index => index < counts[l]), key.Stream(RandomPurpose.RandomMasks, (uint)l)))]);
    }

    /// <summary>Masks of a level of random pruning; where the schedule does not count layers, they have what SNIP would keep.</summary>
    /// <param name="layers">The network.</param>
    /// <param name="target">What is to be left.</param>
    /// <param name="evidence">Initial weights and gradient, for <see cref="RatioRule.SnipRatio"/>.</param>
    /// <param name="key">The replicate's random numbers.</param>
    public static MaskSet OfLevel(ImmutableArray<Layer> layers, ScheduleLevel target, PruningEvidence evidence, RandomKey key)
    {
        ArgumentNullException.ThrowIfNull(target);
        return OfCounts(layers, target.CountsLayers ? target.Weights : SnipCounts(layers, target.TotalWeights, evidence), key);
    }

    private static int[] SnipCounts(ImmutableArray<Layer> layers, int total, PruningEvidence evidence)
    {
        var snip = new IterativePruningDefinition(Criterion.Snip, Granularity.Weight, Scope.Global, default);
        var dense = MaskSet.Dense(layers);
        return [.. Pruner.Prune(layers, snip, evidence, dense, ScheduleLevel.OfTotal(1, [], total)).Layers.Select(mask => mask.Count)];
    }
}
