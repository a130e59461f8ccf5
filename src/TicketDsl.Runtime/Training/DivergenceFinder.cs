using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace TicketDsl.Runtime.Training;

/// <summary>Sees whether a training has diverged, and says where and why.</summary>
public static class DivergenceFinder
{
    /// <summary>The first layer whose weights, biases or batch norm are not all finite, or null.</summary>
    /// <param name="layers">The network's layers with weights.</param>
    /// <param name="weights">Flat weights.</param>
    public static Layer? FirstNotFinite(ImmutableArray<Layer> layers, ReadOnlySpan<float> weights)
    {
        foreach (var layer in layers)
        {
            if (!AreFinite(weights[..layer.Parameters])) return layer;
            weights = weights[layer.Parameters..];
        }

        return null;
    }

    /// <summary>The likely cause, from what is known to make trainings diverge.</summary>
    public static string LikelyCause(OptimizerDefinition optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        if (optimizer is AdamDefinition adam && (float)adam.Epsilon == 0)
            return Text($"Adam's epsilon {adam.Epsilon} is 0 in single precision, so a weight without gradient becomes 0 / 0; 1e-8 is usual");
        var shrinking = optimizer.LearningRate * optimizer.WeightDecay;
        if (optimizer is SgdDefinition && shrinking > 2)
            return Text($"learning rate × weight decay is {shrinking}, and above 2 weight decay alone makes weights grow; lower either");
        var gathered = optimizer is SgdDefinition { Momentum: > 0 } sgd ? Text($" (with momentum {sgd.Momentum} a steady gradient moves {sgd.LearningRate / (1 - sgd.Momentum)} times itself)") : "";
        return Text($"the learning rate {optimizer.LearningRate}{gathered} is likely too large; try a tenth of it, or a warm-up");
    }

    // A value less itself is 0, unless it is infinite or not a number; a lane holds one value, and what fills no vector goes one by one.
    private static bool AreFinite(ReadOnlySpan<float> values)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        foreach (var vector in vectors)
            if (!Vector.EqualsAll(vector - vector, Vector<float>.Zero)) return false;
        foreach (var value in values[(vectors.Length * Vector<float>.Count)..])
            if (!float.IsFinite(value)) return false;
        return true;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
