namespace TicketDsl.Generators.Model;

/// <summary>A table after validation: what the emitters write from.</summary>
/// <param name="Spec">What was declared.</param>
/// <param name="Rows">Its rows; a sweep's points each have one.</param>
/// <param name="IsStub">Whether the table or one of its experiments has errors, so that it can not be filled.</param>
internal sealed record CheckedTable(TableSpec Spec, EquatableArray<CheckedTable.Row> Rows, bool IsStub)
{
    /// <summary>What the table has a row of at each level.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Definition">The experiment's definition as generated code writes it.</param>
    /// <param name="Control">Which control; null for the tickets.</param>
    internal sealed record Row(string Name, string Definition, Control? Control);
}
