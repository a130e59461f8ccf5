namespace TicketDsl.Runtime.Reporting;

/// <summary>A column of a table.</summary>
/// <param name="Header">What stands above it.</param>
/// <param name="Alignment">Where its cells stand; numbers read best to the right.</param>
public sealed record TableColumn(string Header, ColumnAlignment Alignment = ColumnAlignment.Left);
