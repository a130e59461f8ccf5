using System.Collections.Immutable;
using System.Globalization;
using TicketDsl.Runtime.Statistics;

namespace TicketDsl.Runtime.Measures;

/// <summary>
/// The weights that a network began with, of those that remain (Frankle &amp; Carbin 2018, initialisations of tickets; 2019, appendix:
/// a layer's surviving initial weights stay normal or turn bimodal).
/// </summary>
public static class InitialDistribution
{
    /// <summary>The initial values of the weights of layer <paramref name="layer"/> that remain.</summary>
    public static Distribution Of(TrainedNetwork network, int layer)
    {
        ArgumentNullException.ThrowIfNull(network);
        var (mask, weights) = (network.Masks[layer], LayerWeights.Of(network.Layers, layer, network.InitialWeights).Weights.ToArray());
        return new Distribution(weights.Where((_, index) => mask[index]).Select(weight => (double)weight));
    }

    /// <summary>
    /// Share of the remaining weights that began within half a standard deviation of 0, the standard deviation being that of all the
    /// layer's initial weights: 0.383 where survivors are normal like the rest, nearer to 0 the more their distribution is of two humps.
    /// </summary>
    public static double ShareNearZero(TrainedNetwork network, int layer)
    {
        ArgumentNullException.ThrowIfNull(network);
        var all = new Distribution(LayerWeights.Of(network.Layers, layer, network.InitialWeights).Weights.ToArray().Select(weight => (double)weight));
        var half = all.StandardDeviation / 2;
        return Of(network, layer).Share(weight => Math.Abs(weight) < half);
    }

    /// <summary>The share near 0 of each layer.</summary>
    public static ImmutableArray<Measure> NearZero(ImmutableArray<Layer> layers) => LayerMeasures.Of(
        layers, "initial weights near 0", "share of the weights that remain that began within σ/2 of 0; 0.383 if normal", ShareNearZero);

    /// <summary>A quantile of each layer's remaining initial weights.</summary>
    /// <param name="layers">The network's layers with weights.</param>
    /// <param name="share">0, the least, to 1, the greatest.</param>
    public static ImmutableArray<Measure> Quantile(ImmutableArray<Layer> layers, double share) => LayerMeasures.Of(
        layers, string.Create(CultureInfo.InvariantCulture, $"initial weights quantile {share}"), "initial value of the weights that remain",
        (network, layer) => Of(network, layer).Quantile(share));
}
