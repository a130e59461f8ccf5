using System.Collections.Immutable;
using TicketDsl.Runtime.Pruning;

namespace TicketDsl.Runtime.Measures;

/// <summary>
/// Share of a layer's units that are left: that have an incoming weight and, but for the network's last layer, an outgoing one.
/// For networks whose layers with weights follow one another.
/// </summary>
public static class NeuronDensity
{
    /// <summary>The share of the units of layer <paramref name="layer"/> that are left, 0 to 1.</summary>
    /// <exception cref="ArgumentException">The layer after it does not take its units.</exception>
    public static double Of(MaskSet masks, int layer)
    {
        ArgumentNullException.ThrowIfNull(masks);
        return (double)UnitsLeft(masks, layer) / masks[layer].Units;
    }

    /// <summary>Units of layer <paramref name="layer"/> with a way in and a way out.</summary>
    /// <exception cref="ArgumentException">The layer after it does not take its units.</exception>
    public static int UnitsLeft(MaskSet masks, int layer)
    {
        ArgumentNullException.ThrowIfNull(masks);
        var mask = masks[layer];
        var hasOutputs = layer == masks.Layers.Length - 1 ? null : HasOutputs(masks[layer + 1], mask.Units);
        return Enumerable.Range(0, mask.Units).Count(unit => (hasOutputs is null || hasOutputs[unit]) && mask.HasInputs(unit));
    }

    /// <summary>The share of each layer's units that are left.</summary>
    public static ImmutableArray<Measure> Of(ImmutableArray<Layer> layers) =>
        LayerMeasures.Of(layers, "neuron density", "share of the units with a way in and a way out", (network, layer) => Of(network.Masks, layer));

    private static bool[] HasOutputs(Mask next, int units)
    {
        // Behind a convolution a unit is a channel: a block of inputs.
        var (block, has) = (UnitBlock.Length(next.Inputs, units), new bool[units]);
        for (var index = 0; index < next.Length; index++)
            if (next[index]) has[index % next.Inputs / block] = true;
        return has;
    }
}
