using System.Collections.Immutable;
using System.Globalization;
using TicketDsl.Runtime.Statistics;

namespace TicketDsl.Runtime.Measures;

/// <summary>How many incoming weights each unit has left (Frankle &amp; Carbin 2018, in-degree of units; 2019, appendix).</summary>
public static class InDegree
{
    /// <summary>Incoming weights that remain, a value a unit in the units' order.</summary>
    public static ImmutableArray<int> OfUnits(Mask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return [.. Enumerable.Range(0, mask.Units).Select(unit => Enumerable.Range(0, mask.Inputs).Count(input => mask[unit, input]))];
    }

    /// <summary>The units' in-degrees, without their order.</summary>
    public static Distribution Of(Mask mask) => new(OfUnits(mask).Select(degree => (double)degree));

    /// <summary>The mean in-degree of each layer's units.</summary>
    public static ImmutableArray<Measure> Mean(ImmutableArray<Layer> layers) =>
        LayerMeasures.Of(layers, "in-degree mean", "incoming weights that a unit has left, mean over units", (network, layer) => Of(network.Masks[layer]).Mean);

    /// <summary>A quantile of the in-degrees of each layer's units.</summary>
    /// <param name="layers">The network's layers with weights.</param>
    /// <param name="share">0, the least, to 1, the greatest.</param>
    public static ImmutableArray<Measure> Quantile(ImmutableArray<Layer> layers, double share) => LayerMeasures.Of(
        layers, string.Create(CultureInfo.InvariantCulture, $"in-degree quantile {share}"), "incoming weights that a unit has left",
        (network, layer) => Of(network.Masks[layer]).Quantile(share));
}
