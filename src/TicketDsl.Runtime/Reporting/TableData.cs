using System.Collections.Immutable;

namespace TicketDsl.Runtime.Reporting;

/// <summary>The cells of a table, before any format.</summary>
public sealed record TableData
{
    /// <summary>A table of these rows.</summary>
    /// <param name="columns">One or more.</param>
    /// <param name="rows">Each with a cell a column.</param>
    /// <exception cref="ArgumentException">There is no column, or a row has more or fewer cells.</exception>
    public TableData(IEnumerable<TableColumn> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        Columns = [.. columns];
        Rows = [.. rows.Select(static row => row.ToImmutableArray())];
        if (Columns.IsEmpty) throw new ArgumentException("A table needs a column or more.", nameof(columns));
        for (var i = 0; i < Rows.Length; i++)
        {
            if (Rows[i].Length != Columns.Length)
                throw new ArgumentException($"Row {i} has {Rows[i].Length} cells for {Columns.Length} columns.", nameof(rows));
        }
    }

    /// <summary>The columns, from the left.</summary>
    public ImmutableArray<TableColumn> Columns { get; }

    /// <summary>The rows, from the top.</summary>
    public ImmutableArray<ImmutableArray<string>> Rows { get; }
}
