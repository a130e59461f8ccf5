using System.Collections.Immutable;

namespace TicketDsl.Runtime.Export;

/// <summary>A network's parameters and masks as named arrays: the one place that knows their names and shapes.</summary>
/// <remarks>Names and shapes are PyTorch's, so that arrays are a module's <c>state_dict</c>: <c>Fc1.weight</c> [units, inputs], <c>Fc1.bias</c> [units].</remarks>
public static class NetworkArrays
{
    /// <summary>Weights and biases, layer after layer.</summary>
    /// <param name="layers">The network.</param>
    /// <param name="network">Its flat weights.</param>
    public static ImmutableArray<NpyArray> OfWeights(IReadOnlyList<Layer> layers, ReadOnlyMemory<float> network)
    {
        ArgumentNullException.ThrowIfNull(layers);
        var arrays = ImmutableArray.CreateBuilder<NpyArray>();
        for (var l = 0; l < layers.Count; l++)
        {
            var values = LayerWeights.Of(layers, l, network);
            arrays.Add(NpyArray.Of(WeightName(layers[l]), WeightShape(layers[l]), values.Weights));
            arrays.Add(NpyArray.Of($"{layers[l].Name}.bias", [layers[l].Units], values.Biases));
        }

        return arrays.ToImmutable();
    }

    /// <summary>A mask a layer under the name of the weights it is for: 1 where a weight remains, else 0.</summary>
    /// <param name="layers">The network.</param>
    /// <param name="masks">Its masks.</param>
    public static ImmutableArray<NpyArray> OfMasks(IReadOnlyList<Layer> layers, MaskSet masks)
    {
        ArgumentNullException.ThrowIfNull(masks);
        return [.. layers.Zip(masks.Layers, static (layer, mask) =>
        {
            var remains = new byte[mask.Length];
            for (var index = 0; index < remains.Length; index++) remains[index] = mask[index] ? (byte)1 : (byte)0;
            return NpyArray.Of(WeightName(layer), WeightShape(layer), remains);
        })];
    }

    private static string WeightName(Layer layer) => $"{layer.Name}.weight";

    private static ImmutableArray<int> WeightShape(Layer layer) => [layer.Units, layer.Inputs];
}
