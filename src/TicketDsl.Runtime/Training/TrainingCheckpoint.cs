using System.Collections.Immutable;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Training;

/// <summary>One replicate's training in the middle: from here it goes on to the same bits.</summary>
/// <param name="State">What the trainer carries.</param>
/// <param name="RewindWeights">Flat weights of the rewind step; null before it.</param>
/// <param name="Curve">The validations until now.</param>
/// <param name="BestWeights">Flat weights of the least validation loss among them; empty where there is none.</param>
/// <param name="IsValidated">Whether a validation that falls to its iteration is among them.</param>
/// <param name="Elapsed">Time spent until now.</param>
public sealed record TrainingCheckpoint(
    TrainerState State, float[]? RewindWeights, ImmutableArray<ValidationPoint> Curve, float[] BestWeights, bool IsValidated, TimeSpan Elapsed);
