namespace TicketDsl.Runtime.Training;

/// <summary>What one replicate's training begins with.</summary>
/// <param name="Weights">Flat weights before masking.</param>
/// <param name="Masks">What remains.</param>
/// <param name="Order">Its batches.</param>
/// <param name="Split">Its training and validation examples.</param>
public sealed record ReplicateStart(float[] Weights, MaskSet Masks, BatchOrder Order, ValidationSplit Split);
