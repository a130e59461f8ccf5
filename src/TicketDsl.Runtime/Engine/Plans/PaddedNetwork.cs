using System.Collections.Immutable;
using TicketDsl.Runtime.Engine.Kernels;

namespace TicketDsl.Runtime.Engine.Plans;

/// <summary>
/// Where a network's parameters lie in the row plan: layer after layer, the units of each rounded up to a multiple of 16. What pads a
/// row is 0 and stays 0.
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
            foreach (var (panel, unit) in Units(layer))
            {
                for (var input = 0; input < layer.Inputs; input++)
                {
                    if (masks is null || masks[l][unit, input])
                        padded[layer.Row(panel, input) + unit - layer.PanelStart(panel)] = flat[unit * layer.Inputs + input];
                }

                padded[layer.BiasStart + unit] = flat[layer.Inputs * layer.Units + unit];
            }

            flat = flat[layer.Parameters..];
        }
    }

    /// <summary>To flat weights.</summary>
    public unsafe void Unpack(float* padded, Span<float> flat)
    {
        foreach (var layer in Layers)
        {
            fixed (float* target = flat)
            {
                for (var panel = 0; panel < layer.Panels; panel++)
                {
                    var (start, width) = (layer.PanelStart(panel), layer.PanelWidth(panel));
                    var source = padded + layer.Row(panel, 0);
                    var units = Math.Min(layer.Units - start, width);
                    var (wholeInputs, wholeUnits) = (layer.Inputs / 4 * 4, units / 4 * 4);
                    FloatTurn.Run(source, wholeInputs, wholeUnits, width, target + start * layer.Inputs, layer.Inputs);
                    for (var unit = 0; unit < units; unit++)
                    {
                        for (var input = unit < wholeUnits ? wholeInputs : 0; input < layer.Inputs; input++)
                            target[(start + unit) * layer.Inputs + input] = source[input * width + unit];
                    }
                }
            }

            new ReadOnlySpan<float>(padded + layer.BiasStart, layer.Units).CopyTo(flat[(layer.Inputs * layer.Units)..]);
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
            foreach (var (panel, unit) in Units(layer))
            {
                for (var input = 0; input <= layer.Inputs; input++)
                {
                    if (input < layer.Inputs && !masks[l][unit, input]) continue;
                    var index = input < layer.Inputs ? layer.Row(panel, input) + unit - layer.PanelStart(panel) : layer.BiasStart + unit;
                    bits[index / Alignment] |= (ushort)(1 << index % Alignment);
                }
            }
        }
    }

    private static IEnumerable<(int Panel, int Unit)> Units(PaddedLayer layer)
    {
        for (var panel = 0; panel < layer.Panels; panel++)
            for (var unit = layer.PanelStart(panel); unit < Math.Min(layer.Units, layer.PanelStart(panel + 1)); unit++) yield return (panel, unit);
    }
}
