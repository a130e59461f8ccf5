using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Scheduling;

/// <summary>What a rule leaves of layers at a density.</summary>
/// <param name="Weights">Weights left in each layer; null where only their sum is known before a replicate begins.</param>
/// <param name="Total">Their sum.</param>
/// <param name="Saturated">Paths of layers that are dense since the rule would give them more than all of their weights.</param>
internal sealed record LayerRatios(EquatableArray<long>? Weights, long Total, EquatableArray<string> Saturated);
