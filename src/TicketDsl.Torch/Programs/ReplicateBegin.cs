using TicketDsl.Runtime.Training;

namespace TicketDsl.Torch.Programs;

/// <summary>What a replicate's training begins with.</summary>
/// <param name="Weights">Its flat weights.</param>
/// <param name="Masks">What remains of them.</param>
/// <param name="Order">Its batches.</param>
/// <param name="Iteration">The first iteration, from 0.</param>
internal sealed record ReplicateBegin(float[] Weights, MaskSet Masks, BatchOrder Order, int Iteration);
