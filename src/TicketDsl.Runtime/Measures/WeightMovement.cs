using System.Collections.Immutable;
using System.Globalization;
using TicketDsl.Runtime.Statistics;

namespace TicketDsl.Runtime.Measures;

/// <summary>How far weights moved in training, |w_end − w_start| (Frankle &amp; Carbin 2019, appendix on movement).</summary>
public static class WeightMovement
{
    /// <summary>The distances of the weights of layer <paramref name="layer"/> that <paramref name="which"/> names.</summary>
    public static Distribution Of(TrainedNetwork network, int layer, Mask which) =>
        new(Pairs(network, layer, which).Select(pair => Math.Abs((double)pair.End - pair.Start)));

    /// <summary>Share of those weights whose magnitude grew: that moved away from 0.</summary>
    public static double ShareAwayFromZero(TrainedNetwork network, int layer, Mask which)
    {
        var (away, count) = (0, 0);
        foreach (var (start, end) in Pairs(network, layer, which))
        {
            count++;
            if (Math.Abs(end) > Math.Abs(start)) away++;
        }

        return (double)away / count;
    }

    /// <summary>The mean distance of each layer's remaining weights.</summary>
    public static ImmutableArray<Measure> Mean(ImmutableArray<Layer> layers) => LayerMeasures.Of(
        layers, "movement mean", "|end − start| of the weights that remain, mean", (network, layer) => Of(network, layer, network.Masks[layer]).Mean);

    /// <summary>The share of each layer's remaining weights that moved away from 0.</summary>
    public static ImmutableArray<Measure> AwayFromZero(ImmutableArray<Layer> layers) => LayerMeasures.Of(
        layers, "moved away from 0", "share of the weights that remain whose magnitude grew", (network, layer) => ShareAwayFromZero(network, layer, network.Masks[layer]));

    /// <summary>
    /// The mean distance of the weights that the next round of magnitude pruning keeps, over that of all that remain: above 1 where
    /// the weights of the next ticket moved more than the others.
    /// </summary>
    /// <param name="layers">The network's layers with weights.</param>
    /// <param name="fraction">The fraction that the next round prunes, but for layers with their own.</param>
    public static ImmutableArray<Measure> OfNextTicket(ImmutableArray<Layer> layers, double fraction)
    {
        return LayerMeasures.Of(layers, "movement of the next ticket", Legend, (network, layer) =>
        {
            var (mask, weights) = (network.Masks[layer], LayerWeights.Of(network.Layers, layer, network.Weights).Weights.ToArray());
            var keep = PruningCount.AfterFraction(mask.Count, Fraction(layers[layer]));
            var kept = Enumerable.Range(0, mask.Length).Where(index => mask[index]).OrderByDescending(index => Math.Abs(weights[index])).Take(keep).ToHashSet();
            return Of(network, layer, Mask.From(mask.Inputs, mask.Units, kept.Contains)).Mean / Of(network, layer, mask).Mean;
        });

        double Fraction(Layer layer) => layer.PruningFraction ?? fraction;

        // The fraction is no part of the training that is measured, so the legend must tell.
        string Legend(Layer layer) => string.Create(
            CultureInfo.InvariantCulture, $"mean |end − start| of the weights that a next round keeps which prunes {Fraction(layer)} of them, over that of all that remain");
    }

    private static IEnumerable<(float Start, float End)> Pairs(TrainedNetwork network, int layer, Mask which)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(which);
        var start = LayerWeights.Of(network.Layers, layer, network.InitialWeights).Weights.ToArray();
        var end = LayerWeights.Of(network.Layers, layer, network.Weights).Weights.ToArray();
        for (var index = 0; index < which.Length; index++)
            if (which[index]) yield return (start[index], end[index]);
    }
}
