using System.Collections.Immutable;

namespace TicketDsl.Runtime.Measures;

/// <summary>What a measure may look at: a network at the end of a training.</summary>
/// <param name="Layers">Its layers, without how they are pruned: a training may be part of experiments that go on differently.</param>
/// <param name="Loss">What was minimised.</param>
/// <param name="Masks">What remained.</param>
/// <param name="InitialWeights">Flat weights that the training began with.</param>
/// <param name="Weights">Flat weights that it ended with.</param>
/// <param name="TrainingOutputs">The last layer's sums over the training examples, [examples, units].</param>
/// <param name="TrainingLabels">Their labels.</param>
public sealed record TrainedNetwork(
    ImmutableArray<Layer> Layers,
    Loss Loss,
    MaskSet Masks,
    ReadOnlyMemory<float> InitialWeights,
    ReadOnlyMemory<float> Weights,
    ReadOnlyMemory<float> TrainingOutputs,
    ReadOnlyMemory<byte> TrainingLabels)
{
    /// <summary>The validations along the training, in order; none without validation examples.</summary>
    public ImmutableArray<ValidationPoint> Curve { get; init; } = [];
}
