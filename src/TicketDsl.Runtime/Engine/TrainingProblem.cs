using System.Collections.Immutable;
using TicketDsl.Runtime.Data;

namespace TicketDsl.Runtime.Engine;

/// <summary>What an engine has to know to train.</summary>
/// <param name="Layers">The network.</param>
/// <param name="Loss">What is minimised, mean over the batch.</param>
/// <param name="Optimizer">What updates the weights.</param>
/// <param name="Examples">The training set, of which batches name rows.</param>
/// <param name="BatchSize">Examples an iteration.</param>
/// <param name="IsFullBatch">Whether every batch is all examples that are trained on, in their own order.</param>
public sealed record TrainingProblem(
    ImmutableArray<Layer> Layers, Loss Loss, OptimizerDefinition Optimizer, Examples Examples, int BatchSize, bool IsFullBatch)
{
    /// <summary>Weights and biases of the network.</summary>
    public int Parameters { get; } = Layers.Sum(layer => layer.Parameters);
}
