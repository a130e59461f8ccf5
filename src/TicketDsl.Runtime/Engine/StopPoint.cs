namespace TicketDsl.Runtime.Engine;

/// <summary>Where a replicate stopped: before an iteration for which the network gave infinite values or what is not a number.</summary>
/// <param name="Iteration">Iterations until then; the weights that they left give such values.</param>
/// <param name="Layer">The first of the layers with weights that gave one, from 0.</param>
public readonly record struct StopPoint(int Iteration, int Layer);
