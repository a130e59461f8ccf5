using System.Collections.Immutable;
using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Training;

/// <summary>What one replicate's training ended with.</summary>
/// <param name="Outcome">Its numbers.</param>
/// <param name="Weights">Flat weights at the end.</param>
/// <param name="RewindWeights">Flat weights at the step that tickets rewind to.</param>
public sealed record ReplicateEnd(TrainingOutcome Outcome, float[] Weights, float[] RewindWeights)
{
    /// <summary>The validations along the training, in order.</summary>
    public ImmutableArray<ValidationPoint> Curve { get; init; } = [];
}
