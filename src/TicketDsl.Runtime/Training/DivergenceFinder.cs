using System.Collections.Immutable;
using System.Globalization;
using TicketDsl.Runtime.Engine.Kernels;

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
            if (!Finite.AreAll(weights[..layer.Parameters])) return layer;
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

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
