namespace TicketDsl.Generators.Model;

/// <summary>A column of a table.</summary>
/// <param name="Column">Which; null where it could not be read.</param>
internal sealed record TableColumnSpec(Column? Column);
