namespace TicketDsl;

/// <summary>How a layer is pruned.</summary>
/// <param name="Granularity">What is pruned as one piece.</param>
/// <param name="Criterion">What scores it.</param>
public sealed record LayerPruning(Granularity Granularity, Criterion Criterion);
