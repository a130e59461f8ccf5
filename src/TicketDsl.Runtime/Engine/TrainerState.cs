namespace TicketDsl.Runtime.Engine;

/// <summary>All that one replicate's training carries from iteration to iteration: with it a trainer goes on to the same bits.</summary>
/// <param name="Iteration">The next iteration.</param>
/// <param name="Steps">Steps that the optimizer has made since it began anew.</param>
/// <param name="Values">Weights and the optimizer's moments in the plan's own order; the same for every width of vectors.</param>
public sealed record TrainerState(int Iteration, int Steps, float[] Values);
