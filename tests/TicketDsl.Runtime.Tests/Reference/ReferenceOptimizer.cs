namespace TicketDsl.Runtime.Tests.Reference;

/// <summary>
/// An optimizer's steps, from cleared moments. Weight decay is added to the gradient before anything else: g ← g + λw.
/// Momentum: v ← μv + g, w ← w − lr·v, with Nesterov w ← w − lr·(g + μv). Adam: m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g²,
/// w ← w − lr/(1−β₁ᵗ) · m / (√v/√(1−β₂ᵗ) + ε), t from 1.
/// </summary>
internal sealed class ReferenceOptimizer(OptimizerDefinition optimizer, int parameters)
{
    private readonly double[] _first = new double[parameters];
    private readonly double[] _second = new double[parameters];
    private int _steps;

    /// <summary>One step of those values that are trained.</summary>
    public void Step(Parameters parameters, bool[] isTrained, double learningRate)
    {
        _steps++;
        for (var i = 0; i < isTrained.Length; i++)
        {
            if (!isTrained[i]) continue;
            ref var weight = ref parameters.Values[i];
            weight -= learningRate * Direction(parameters.Gradient[i] + optimizer.WeightDecay * weight, ref _first[i], ref _second[i]);
        }
    }

    private double Direction(double gradient, ref double first, ref double second)
    {
        if (optimizer is SgdDefinition sgd)
        {
            first = sgd.Momentum * first + gradient;
            return sgd.Nesterov ? gradient + sgd.Momentum * first : first;
        }

        var adam = (AdamDefinition)optimizer;
        first = adam.Beta1 * first + (1 - adam.Beta1) * gradient;
        second = adam.Beta2 * second + (1 - adam.Beta2) * gradient * gradient;
        var root = Math.Sqrt(second) / Math.Sqrt(1 - Math.Pow(adam.Beta2, _steps));
        return first / (1 - Math.Pow(adam.Beta1, _steps)) / (root + adam.Epsilon);
    }
}
