using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;

namespace TicketDsl.Runtime.Tests.Reference;

/// <summary>Gradients of the reference network.</summary>
internal static class ReferenceGradient
{
    /// <summary>The gradient of the mean loss over all examples, in training.</summary>
    public static double[] Of(TrainingProblem problem, double[] weights, Examples examples, Pass? pass = null)
    {
        var network = ReferenceNetwork.With(problem.Network, weights);
        network.Differentiate(problem.Loss, All(examples), examples.Labels.ToArray(), pass ?? Pass.Training);
        return network.Parameters.Gradient;
    }

    /// <summary>The same by central differences.</summary>
    public static double[] ByDifferences(TrainingProblem problem, double[] weights, Examples examples, Pass pass)
    {
        const double Step = 1e-5;
        var inputs = All(examples);
        return [.. weights.Select((weight, i) => (LossAt(i, weight + Step) - LossAt(i, weight - Step)) / (2 * Step))];

        double LossAt(int index, double value)
        {
            // A network of its own, since training moves running statistics.
            var network = ReferenceNetwork.With(problem.Network, weights);
            network.Parameters.Values[index] = value;
            return ReferenceLoss.Mean(problem.Loss, network.Forward(inputs, pass), examples.Labels.ToArray());
        }
    }

    /// <summary>How near any of the examples comes to where there is no derivative.</summary>
    public static double DistanceFromKinks(TrainingProblem problem, double[] weights, Examples examples, Pass? pass = null)
    {
        var network = ReferenceNetwork.With(problem.Network, weights);
        network.Forward(All(examples), pass ?? Pass.Training);
        return network.DistanceFromKinks;
    }

    private static double[][] All(Examples examples) => ReferenceNetwork.Inputs(examples, [.. Enumerable.Range(0, examples.Count)]);
}
