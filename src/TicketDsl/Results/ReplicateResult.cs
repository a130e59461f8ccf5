using System.Collections.Immutable;

namespace TicketDsl;

/// <summary>One replicate: a seed's way through all levels.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Levels">
/// The levels that ran; element 0 is the dense network. Fewer than the schedule's where the training that a level is pruned from diverged:
/// weights that are not numbers have no scores.
/// </param>
public sealed record ReplicateResult(int Index, ImmutableArray<LevelResult> Levels);
