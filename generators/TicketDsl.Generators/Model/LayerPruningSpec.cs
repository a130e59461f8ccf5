namespace TicketDsl.Generators.Model;

/// <summary>How a layer is pruned, as it was declared.</summary>
/// <param name="Granularity">What is pruned as one piece; null where it could not be read.</param>
/// <param name="Criterion">What scores it; null where it could not be read.</param>
internal sealed record LayerPruningSpec(Granularity? Granularity, Criterion? Criterion);
