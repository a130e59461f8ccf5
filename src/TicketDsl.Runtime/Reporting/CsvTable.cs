using System.Text;

namespace TicketDsl.Runtime.Reporting;

/// <summary>Writes a table as comma-separated values (RFC 4180).</summary>
public static class CsvTable
{
    /// <summary>
    /// The header, then a line a row, each ended by a line feed and not by the RFC's CR LF, so that the file is the same on every
    /// machine and under version control. Cells with a comma, a quote or a line end are quoted, quotes in them doubled.
    /// </summary>
    public static string Write(TableData table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = new StringBuilder();
        Line(table.Columns.Select(static column => column.Header));
        foreach (var row in table.Rows) Line(row);
        return text.ToString();

        void Line(IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Quote)).Append('\n');
    }

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny("\",\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
