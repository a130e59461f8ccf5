using TicketDsl.Runtime.Randomness;

namespace TicketDsl.Runtime.Running;

/// <summary>What one run of a control begins with.</summary>
/// <param name="Weights">Flat weights before masking.</param>
/// <param name="Masks">What remains.</param>
/// <param name="Batches">Keys the order of its batches, and what else an iteration draws.</param>
internal sealed record ControlStart(float[] Weights, MaskSet Masks, RandomKey Batches);
