using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Pruning;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Running;

/// <summary>What a replicate has before any training; worked out where it is looked at, since all that comes of it may be there already.</summary>
internal sealed class Origin(ExperimentDefinition experiment, IEngine engine, TrainingProblem problem, RandomKey key, MaskSet dense, Func<BatchOrder> order)
{
    private float[]? _weights;
    private float[]? _gradient;

    /// <summary>Flat initial weights.</summary>
    public float[] Weights => _weights ??= InitialWeights.Draw(
        experiment.Layers, experiment.Initialization, layer => key.Stream(RandomPurpose.InitialWeights, (uint)layer));

    /// <summary>The gradient of the dense network's first batch; empty where the way of pruning does not look at it.</summary>
    public float[] Gradient => _gradient ??= experiment.Pruning is { } pruning && PruningEvidence.NeedsGradient(pruning)
        ? engine.Gradient(problem, Weights, dense, order(), iteration: 0)
        : [];
}
