using System.Collections.Immutable;

namespace TicketDsl;

/// <summary>One replicate: a seed's way through all levels.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Levels">Element 0 is the dense network.</param>
public sealed record ReplicateResult(int Index, ImmutableArray<LevelResult> Levels);
