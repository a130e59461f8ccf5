namespace TicketDsl.Generators.Model;

/// <summary>What a table has rows of, as it was declared.</summary>
/// <param name="Name">What they are called; null where nothing was declared.</param>
/// <param name="Experiment">Name of the experiment; null where it, or its control, could not be read.</param>
/// <param name="Control">Which control; null for the tickets.</param>
/// <param name="IsUnbound">Whether the compiler itself knows no type of the experiment's name: it is generated, or the compiler reports it.</param>
internal sealed record TableRowSpec(string? Name, string? Experiment, Control? Control, bool IsUnbound = false);
