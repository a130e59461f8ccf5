using TicketDsl.Runtime.Randomness;

namespace TicketDsl.Runtime.Pruning;

/// <summary>Masks drawn at random, with the same density in every layer.</summary>
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
        return new MaskSet([.. layers.Select((layer, l) =>
        {
            var remaining = Math.Max(1, (int)Math.Round((decimal)density * layer.Weights, MidpointRounding.AwayFromZero));
            return Rearrangement.OfWeights(
                Mask.From(layer.Inputs, layer.Units, index => index < remaining), key.Stream(RandomPurpose.RandomMasks, (uint)l));
        })]);
    }
}
