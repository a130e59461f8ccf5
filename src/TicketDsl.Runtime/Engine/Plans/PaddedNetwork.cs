using System.Collections.Immutable;

namespace TicketDsl.Runtime.Engine.Plans;

/// <summary>
/// Where a network's parameters lie in the engine: per layer weights [inputs, stride] and then biases [stride], stride being the units
/// rounded up to a multiple of 16. What pads a row is 0 and stays 0.
/// </summary>
internal sealed class PaddedNetwork
{
    /// <summary>Row lengths are multiples of this, whatever the vector width.</summary>
    public const int Alignment = 16;

    public PaddedNetwork(ImmutableArray<Layer> layers)
    {
        var padded = ImmutableArray.CreateBuilder<PaddedLayer>(layers.Length);
        foreach (var layer in layers)
        {
            padded.Add(new PaddedLayer(layer, Length));
            Length += padded[^1].Length;
        }

        Layers = padded.MoveToImmutable();
    }

    public ImmutableArray<PaddedLayer> Layers { get; }

    /// <summary>Floats of all layers.</summary>
    public int Length { get; }

    /// <summary>Floats of a row of <paramref name="columns"/>.</summary>
    public static int Pad(int columns) => (columns + Alignment - 1) / Alignment * Alignment;

    /// <summary>From flat weights, those that the masks do not keep becoming 0.</summary>
    public void Pack(ReadOnlySpan<float> flat, MaskSet? masks, Span<float> padded)
    {
        padded.Clear();
        for (var l = 0; l < Layers.Length; l++)
        {
            var layer = Layers[l];
            var target = padded.Slice(layer.Start, layer.Length);
            for (var unit = 0; unit < layer.Units; unit++)
            {
                for (var input = 0; input < layer.Inputs; input++)
                {
                    if (masks is null || masks[l][unit, input])
                        target[input * layer.Stride + unit] = flat[unit * layer.Inputs + input];
                }

                target[layer.Inputs * layer.Stride + unit] = flat[layer.Inputs * layer.Units + unit];
            }

            flat = flat[layer.Parameters..];
        }
    }

    /// <summary>To flat weights.</summary>
    public void Unpack(ReadOnlySpan<float> padded, Span<float> flat)
    {
        foreach (var layer in Layers)
        {
            var source = padded.Slice(layer.Start, layer.Length);
            for (var unit = 0; unit < layer.Units; unit++)
            {
                for (var input = 0; input < layer.Inputs; input++)
                    flat[unit * layer.Inputs + input] = source[input * layer.Stride + unit];
                flat[layer.Inputs * layer.Units + unit] = source[layer.Inputs * layer.Stride + unit];
            }

            flat = flat[layer.Parameters..];
        }
    }

    /// <summary>A bit a parameter, 16 a word: the weights that the masks keep, and every bias.</summary>
    public void PackMask(MaskSet masks, Span<ushort> bits)
    {
        bits.Clear();
        for (var l = 0; l < Layers.Length; l++)
        {
            var layer = Layers[l];
            for (var unit = 0; unit < layer.Units; unit++)
            {
                for (var input = 0; input <= layer.Inputs; input++)
                {
                    if (input < layer.Inputs && !masks[l][unit, input]) continue;
                    var index = layer.Start + input * layer.Stride + unit;
                    bits[index / Alignment] |= (ushort)(1 << index % Alignment);
                }
            }
        }
    }
}
