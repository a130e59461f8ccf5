using System.Collections.Immutable;
using TicketDsl.Runtime.Data;

namespace TicketDsl.Runtime.Engine.Plans;

/// <summary>The scalar twin of both plans' forward pass: one chain of fused multiply-adds from the bias on, inputs ascending.</summary>
internal static class PlainForward
{
    /// <summary>All inputs of <paramref name="examples"/>, [examples, features].</summary>
    public static float[] Inputs(Examples examples)
    {
        var inputs = new float[examples.Count * examples.Features];
        for (var example = 0; example < examples.Count; example++) Inputs(examples, example, inputs.AsSpan(example * examples.Features));
        return inputs;
    }

    /// <summary>The last layer's sums, [rows, units].</summary>
    public static void Run(ImmutableArray<Layer> layers, ReadOnlySpan<float> weights, Examples examples, ReadOnlySpan<int> rows, Span<float> outputs)
    {
        var last = layers[^1].Units;
        for (var row = 0; row < rows.Length; row++)
        {
            var values = new float[examples.Features];
            Inputs(examples, rows[row], values);
            var rest = weights;
            foreach (var layer in layers)
            {
                values = Layer(layer, rest, values);
                rest = rest[layer.Parameters..];
            }

            values.CopyTo(outputs.Slice(row * last, last));
        }
    }

    private static float[] Layer(Layer layer, ReadOnlySpan<float> weights, float[] inputs)
    {
        var sums = weights.Slice(layer.Weights, layer.Units).ToArray();
        for (var unit = 0; unit < layer.Units; unit++)
        {
            for (var input = 0; input < layer.Inputs; input++)
                sums[unit] = MathF.FusedMultiplyAdd(inputs[input], weights[unit * layer.Inputs + input], sums[unit]);
            if (layer.Activation == Activation.Relu && sums[unit] <= 0) sums[unit] = 0;
        }

        return sums;
    }

    private static void Inputs(Examples examples, int example, Span<float> inputs)
    {
        for (var feature = 0; feature < examples.Features; feature++) inputs[feature] = examples.Input(example, feature);
    }
}
