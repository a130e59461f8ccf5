using System.Collections.Immutable;
using System.Runtime.InteropServices;

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

    /// <summary>The flat weights of which <see cref="OfWeights"/> made these arrays.</summary>
    /// <exception cref="InvalidDataException">An array is missing, of another shape or one too many.</exception>
    public static float[] ToWeights(IReadOnlyList<Layer> layers, IReadOnlyList<NpyArray> arrays)
    {
        ArgumentNullException.ThrowIfNull(layers);
        var network = new float[layers.Sum(layer => layer.Parameters)];
        var rest = network.AsSpan();
        foreach (var (array, wanted) in Matched(arrays, OfWeights(layers, network)))
        {
            array.Floats().CopyTo(rest);
            rest = rest[wanted.Floats().Length..];
        }

        return network;
    }

    /// <summary>The masks of which <see cref="OfMasks"/> made these arrays.</summary>
    /// <exception cref="InvalidDataException">An array is missing, of another shape or one too many, or has values other than 0 and 1.</exception>
    public static MaskSet ToMasks(IReadOnlyList<Layer> layers, IReadOnlyList<NpyArray> arrays)
    {
        var wanted = layers.Select(layer => NpyArray.Of(WeightName(layer), WeightShape(layer), new byte[layer.Weights]));
        return new MaskSet([.. Matched(arrays, [.. wanted]).Zip(layers, static (pair, layer) =>
        {
            var values = pair.Array.Bytes();
            if (values.ContainsAnyExceptInRange((byte)0, (byte)1)) throw new InvalidDataException($"mask '{pair.Array.Name}' has values other than 0 and 1");
            return Mask.From(layer.Inputs, layer.Units, MemoryMarshal.Cast<byte, bool>(values));
        })]);
    }

    private static IEnumerable<(NpyArray Array, NpyArray Wanted)> Matched(IReadOnlyList<NpyArray> arrays, IReadOnlyList<NpyArray> wanted)
    {
        ArgumentNullException.ThrowIfNull(arrays);
        if (arrays.Count != wanted.Count) throw new InvalidDataException($"there are {arrays.Count} arrays, and the network has {wanted.Count}");
        foreach (var (array, one) in arrays.Zip(wanted))
        {
            if (array.Name != one.Name || !array.Shape.AsSpan().SequenceEqual(one.Shape.AsSpan()))
                throw new InvalidDataException($"array '{array.Name}' [{string.Join(", ", array.Shape)}] stands where the network has '{one.Name}' [{string.Join(", ", one.Shape)}]");
            yield return (array, one);
        }
    }

    private static string WeightName(Layer layer) => $"{layer.Name}.weight";

    private static ImmutableArray<int> WeightShape(Layer layer) => layer is { Kind: LayerKind.Conv, Window: { } window }
        ? [layer.Units, layer.From.Channels, window.Size, window.Size]
        : [layer.Units, layer.Inputs];
}
