using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;

namespace TicketDsl.Runtime.Tests.Engine;

/// <summary>The mathematics of training in double, as plainly as it can be written: what the engine is held to.</summary>
internal static class ReferenceNetwork
{
    /// <summary>Mean loss over the examples.</summary>
    public static double Loss(TrainingProblem problem, double[] weights, Examples examples)
    {
        var total = 0.0;
        for (var example = 0; example < examples.Count; example++)
            total += LossOf(problem.Loss, Sums(problem, weights, examples, example)[^1], examples.Labels[example]);
        return total / examples.Count;
    }

    /// <summary>The gradient of the mean loss by central differences.</summary>
    public static double[] Gradient(TrainingProblem problem, double[] weights, Examples examples)
    {
        const double Step = 1e-6;
        var gradient = new double[weights.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            var moved = (double[])weights.Clone();
            moved[i] = weights[i] + Step;
            var above = Loss(problem, moved, examples);
            moved[i] = weights[i] - Step;
            gradient[i] = (above - Loss(problem, moved, examples)) / (2 * Step);
        }

        return gradient;
    }

    /// <summary>How near any hidden unit comes to 0, where ReLU has no derivative.</summary>
    public static double DistanceFromKinks(TrainingProblem problem, double[] weights, Examples examples) =>
        Enumerable.Range(0, examples.Count)
            .SelectMany(example => Sums(problem, weights, examples, example)[..^1])
            .SelectMany(sums => sums)
            .Select(Math.Abs).Append(double.PositiveInfinity).Min();

    /// <summary>Sums of every layer, before the activation.</summary>
    public static double[][] Sums(TrainingProblem problem, double[] weights, Examples examples, int example)
    {
        var values = new double[examples.Features];
        for (var i = 0; i < values.Length; i++)
            values[i] = (double)examples.Values[examples.Row(example)[i]] * (examples.Scales is { } scales ? scales[example] : 1);
        var all = new List<double[]>();
        var start = 0;
        foreach (var layer in problem.Layers)
        {
            var sums = new double[layer.Units];
            for (var unit = 0; unit < layer.Units; unit++)
            {
                sums[unit] = weights[start + layer.Weights + unit];
                for (var input = 0; input < layer.Inputs; input++) sums[unit] += weights[start + unit * layer.Inputs + input] * values[input];
            }

            all.Add(sums);
            values = layer.Activation == Activation.Relu ? Array.ConvertAll(sums, sum => Math.Max(sum, 0)) : sums;
            start += layer.Parameters;
        }

        return [.. all];
    }

    private static double LossOf(Loss loss, double[] sums, byte label)
    {
        if (loss == TicketDsl.Loss.SigmoidCrossEntropy)
        {
            var probability = 1 / (1 + Math.Exp(-sums[0]));
            return label == 1 ? -Math.Log(probability) : -Math.Log(1 - probability);
        }

        return -Math.Log(Math.Exp(sums[label]) / sums.Sum(Math.Exp));
    }
}
