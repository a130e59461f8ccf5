namespace TicketDsl;

/// <summary>What a declared table has a row of at each level.</summary>
/// <param name="Name">What the row is called.</param>
/// <param name="Experiment">Whose.</param>
/// <param name="Control">Which control; null for the tickets themselves.</param>
public sealed record TableRow(string Name, ExperimentDefinition Experiment, Control? Control = null);
