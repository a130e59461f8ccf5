namespace TicketDsl.Generators.Model;

/// <summary>A declared table after validation.</summary>
/// <param name="Table">What the emitters write from; null where nothing can be written.</param>
/// <param name="Place">Where its name stands.</param>
/// <param name="Diagnostics">What is wrong with it.</param>
internal sealed record ValidatedTable(CheckedTable? Table, LocationSpec Place, EquatableArray<DiagnosticSpec> Diagnostics);
