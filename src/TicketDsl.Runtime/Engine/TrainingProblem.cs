using System.Collections.Immutable;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Engine;

/// <summary>What an engine has to know to train.</summary>
/// <param name="Network">What is trained.</param>
/// <param name="Loss">What is minimised, mean over the batch.</param>
/// <param name="Optimizer">What updates the weights.</param>
/// <param name="Examples">The training set, of which batches name rows.</param>
/// <param name="BatchSize">Examples an iteration.</param>
/// <param name="IsFullBatch">Whether every batch is all examples that are trained on, in their own order.</param>
public sealed record TrainingProblem(
    NetworkDefinition Network, Loss Loss, OptimizerDefinition Optimizer, Examples Examples, int BatchSize, bool IsFullBatch)
{
    /// <summary>The learning rate of each iteration; where it is not given, the optimizer's own.</summary>
    public LearningRates LearningRates
    {
        get => field ?? LearningRates.Constant(Optimizer.LearningRate);
        init;
    }

    /// <summary>How images are changed each time they are seen in training.</summary>
    public AugmentationDefinition Augmentation { get; init; } = AugmentationDefinition.None;

    /// <summary>The layers with weights.</summary>
    public ImmutableArray<Layer> Layers => Network.Layers;

    /// <summary>Values in the network's flat weights.</summary>
    public int Parameters => Network.Parameters;
}
