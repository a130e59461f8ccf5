using TicketDsl.Runtime.Engine;

namespace TicketDsl.Torch;

/// <summary>How much memory a replicate takes while it trains: an estimate, by which groups are made; where it is too low, groups are halved.</summary>
internal static class ReplicateMemory
{
    private const int Float = sizeof(float);

    /// <summary>Bytes of a replicate.</summary>
    public static long Of(TrainingProblem problem)
    {
        // Weights, gradient, two moments and what a step makes.
        long weights = 5L * problem.Parameters;

        // Values and their gradients, of the sums and of each thing that follows them.
        var values = problem.Network.Parts.Sum(Values) + problem.Network.Input.Features;
        return Float * (weights + 2L * problem.BatchSize * values);
    }

    private static long Values(NetworkPart part) => part switch
    {
        LayerPart { Layer: var layer } => (long)layer.To.Features
            * (1 + (layer.HasBatchNorm ? 1 : 0) + (layer.Activation == Activation.None ? 0 : 1) + (layer.Dropout > 0 ? 1 : 0)),
        ResidualPart residual => residual.Body.Sum(Values) + (residual.Projection is { } projection ? Values(new LayerPart(projection)) : 0) + 2L * residual.To.Features,
        _ => 0,
    };
}
