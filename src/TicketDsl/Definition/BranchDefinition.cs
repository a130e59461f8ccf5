namespace TicketDsl;

/// <summary>A control trained beside the ticket at every pruned level.</summary>
/// <param name="Control">Which control.</param>
/// <param name="Replicates">Runs of it for each ticket.</param>
public sealed record BranchDefinition(Control Control, int Replicates);
