using System.Collections.Immutable;

namespace TicketDsl.Runtime.Export;

/// <summary>A network's parameters and masks as named arrays: the one place that knows their names and shapes.</summary>
/// <remarks>
/// Names and shapes are PyTorch's, so that arrays are a module's <c>state_dict</c>: <c>Fc1.weight</c> [units, inputs] or, of a convolution,
/// [filters, channels, size, size]; <c>Fc1.bias</c> [units], where the layer has biases. The batch norm of a layer is a module beside it, named
/// after it: <c>Conv1Norm.weight</c>, <c>.bias</c>, <c>.running_mean</c> and <c>.running_var</c> [units] are scale, shift and running statistics.
/// </remarks>
public static class NetworkArrays
{
    /// <summary>Weights, then biases, then batch norm, layer after layer.</summary>
    /// <param name="layers">The network.</param>
    /// <param name="network">Its flat weights.</param>
    public static ImmutableArray<NpyArray> OfWeights(IReadOnlyList<Layer> layers, ReadOnlyMemory<float> network)
    {
        ArgumentNullException.ThrowIfNull(layers);
        var arrays = ImmutableArray.CreateBuilder<NpyArray>();
        for (var l = 0; l < layers.Count; l++)
        {
            var (layer, values) = (layers[l], LayerWeights.Of(layers, l, network));
            arrays.Add(NpyArray.Of(WeightName(layer), WeightShape(layer), values.Weights));
            if (layer.HasBias) arrays.Add(NpyArray.Of($"{layer.Name}.bias", [layer.Units], values.Biases));
            if (!layer.HasBatchNorm) continue;
            string[] names = ["weight", "bias", "running_mean", "running_var"];
            for (var i = 0; i < names.Length; i++)
                arrays.Add(NpyArray.Of($"{layer.Name}Norm.{names[i]}", [layer.Units], values.BatchNorm.Slice(i * layer.Units, layer.Units)));
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

    private static ImmutableArray<int> WeightShape(Layer layer) => layer is { Kind: LayerKind.Conv, Window: { } window }
        ? [layer.Units, layer.From.Channels, window.Size, window.Size]
        : [layer.Units, layer.Inputs];
}
