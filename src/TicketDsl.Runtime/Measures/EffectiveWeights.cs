using System.Collections.Immutable;
using TicketDsl.Runtime.Pruning;

namespace TicketDsl.Runtime.Measures;

/// <summary>
/// The weights that carry something from the inputs to the outputs. A weight that remains is effective if it lies on a path from a channel of
/// the network's input to a unit of its last layer all of whose weights remain; the others are masked in effect (Vysogorets &amp; Kempe 2023,
/// "effective sparsity"). Channels are the nodes of a path: a filter of a convolution, an input channel with its window, a unit of a linear
/// layer; pooling hands each on, flattening makes one node of each of its places, and a residual sum leads on from both of its branches. That a
/// place of a window never leaves the padding is not looked at. A unit with no way in still gives a constant, by its bias and batch norm, which
/// the units after it add up: that constant is no path, so the weights out of such a unit are not effective, though removing them would shift sums.
/// </summary>
public static class EffectiveWeights
{
    /// <summary>The effective weights as masks, each within the layer's own.</summary>
    /// <param name="network">The network.</param>
    /// <param name="masks">What remains of its layers.</param>
    /// <exception cref="ArgumentException">The masks are not of that network.</exception>
    public static MaskSet Of(NetworkDefinition network, MaskSet masks)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(masks);
        if (!network.Layers.Select(layer => (layer.Inputs, layer.Units)).SequenceEqual(masks.Layers.Select(mask => (mask.Inputs, mask.Units))))
            throw new ArgumentException("The masks are of another network.", nameof(masks));
        return new Paths(network, masks).Effective();
    }

    /// <summary>The share of each layer's weights that is effective.</summary>
    public static ImmutableArray<Measure> Density(NetworkDefinition network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return LayerMeasures.Of(
            network.Layers, "effective density", "share of the weights that lie on a path of weights that remain from inputs to outputs",
            (trained, layer) => Of(network, trained.Masks)[layer].Density);
    }

    /// <summary>The share of all weights that is effective.</summary>
    public static Measure WholeDensity(NetworkDefinition network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new NetworkMeasure(
            "effective density", "share of all weights that lie on a path of weights that remain from inputs to outputs", trained => Of(network, trained.Masks).Density);
    }

    /// <summary>One walk through a network forwards, which finds what the inputs reach, and one backwards, which finds what leads to the outputs.</summary>
    private sealed class Paths(NetworkDefinition network, MaskSet masks)
    {
        private readonly Dictionary<string, int> _places = network.Layers.Select((layer, l) => (layer.Name, l)).ToDictionary();
        private readonly bool[][] _reached = new bool[masks.Layers.Length][];
        private readonly bool[][] _leading = new bool[masks.Layers.Length][];

        public MaskSet Effective()
        {
            Forwards(network.Parts, All(network.Input.Channels));
            Backwards(network.Parts, All(network.Parts[^1].To.Channels));
            return new MaskSet([.. masks.Layers.Select((mask, l) =>
            {
                var block = UnitBlock.Length(mask.Inputs, _reached[l].Length);
                return Mask.From(mask.Inputs, mask.Units, index => mask[index] && _reached[l][index % mask.Inputs / block] && _leading[l][index / mask.Inputs]);
            })]);
        }

        private bool[] Forwards(ImmutableArray<NetworkPart> parts, bool[] live)
        {
            foreach (var part in parts)
                live = part switch
                {
                    LayerPart { Layer: var layer } => Forwards(layer, live),
                    ResidualPart residual => Either(Forwards(residual.Body, live), residual.Projection is { } projection ? Forwards(projection, live) : live),
                    _ => throw new ArgumentOutOfRangeException(nameof(parts), part, "There is no such part."),
                };
            return live;
        }

        private bool[] Forwards(Layer layer, bool[] live)
        {
            if (!layer.HasWeights)
            {
                // Of a flattening each channel becomes as many features as it has places.
                var each = UnitBlock.Length(layer.To.Channels, live.Length);
                return [.. live.SelectMany(channel => Enumerable.Repeat(channel, each))];
            }

            var (l, block) = (_places[layer.Name], UnitBlock.Length(layer.Inputs, live.Length));
            _reached[l] = live;
            return [.. Enumerable.Range(0, layer.Units).Select(unit => Enumerable.Range(0, layer.Inputs).Any(input => live[input / block] && masks[l][unit, input]))];
        }

        private bool[] Backwards(ImmutableArray<NetworkPart> parts, bool[] leading)
        {
            foreach (var part in parts.Reverse())
                leading = part switch
                {
                    LayerPart { Layer: var layer } => Backwards(layer, leading),
                    ResidualPart residual => Either(Backwards(residual.Body, leading), residual.Projection is { } projection ? Backwards(projection, leading) : leading),
                    _ => throw new ArgumentOutOfRangeException(nameof(parts), part, "There is no such part."),
                };
            return leading;
        }

        private bool[] Backwards(Layer layer, bool[] leading)
        {
            if (!layer.HasWeights) return Blocks(leading, layer.From.Channels);
            var l = _places[layer.Name];
            _leading[l] = leading;
            return Blocks([.. Enumerable.Range(0, layer.Inputs).Select(input => Enumerable.Range(0, layer.Units).Any(unit => leading[unit] && masks[l][unit, input]))], _reached[l].Length);
        }

        /// <summary>Whether any of each channel's block is true.</summary>
        private static bool[] Blocks(bool[] each, int channels) => [.. each.Chunk(UnitBlock.Length(each.Length, channels)).Select(block => block.Contains(true))];

        private static bool[] Either(bool[] body, bool[] shortcut) => [.. body.Zip(shortcut, static (a, b) => a || b)];

        private static bool[] All(int channels) => [.. Enumerable.Repeat(true, channels)];
    }
}
