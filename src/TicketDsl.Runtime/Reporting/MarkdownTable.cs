using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TicketDsl.Runtime.Reporting;

/// <summary>Writes a table as GitHub Flavored Markdown, padded so that the text itself reads as a table.</summary>
public static partial class MarkdownTable
{
    // A rule needs three dashes to pass everywhere.
    private const int Narrowest = 3;

    /// <summary>The table: header, rule, a line a row, each ended by a line feed.</summary>
    public static string Write(TableData table)
    {
        ArgumentNullException.ThrowIfNull(table);
        string[] headers = [.. table.Columns.Select(static column => Escape(column.Header))];
        string[][] rows = [.. table.Rows.Select(static row => row.Select(Escape).ToArray())];
        int[] widths = [.. headers.Select((header, i) => rows.Select(row => Width(row[i])).Append(Width(header)).Append(Narrowest).Max())];

        var text = new StringBuilder();
        Line(headers.Select((header, i) => Pad(header, widths[i], table.Columns[i].Alignment)));
        Line(table.Columns.Select((column, i) => Rule(widths[i], column.Alignment)));
        foreach (var row in rows) Line(row.Select((cell, i) => Pad(cell, widths[i], table.Columns[i].Alignment)));
        return text.ToString();

        void Line(IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    // A backslash before a bar would take the bar's own, so it gets one too.
    private static string Escape(string cell) => BarAndBackslashes().Replace(cell, "$1$1\\|").ReplaceLineEndings("<br>");

    private static string Rule(int width, ColumnAlignment alignment) => alignment switch
    {
        ColumnAlignment.Left => new string('-', width),
        ColumnAlignment.Right => new string('-', width - 1) + ":",
        ColumnAlignment.Centre => ":" + new string('-', width - 2) + ":",
        _ => throw new ArgumentOutOfRangeException(nameof(alignment)),
    };

    private static string Pad(string cell, int width, ColumnAlignment alignment)
    {
        var free = width - Width(cell);
        var left = alignment switch { ColumnAlignment.Left => 0, ColumnAlignment.Right => free, _ => free / 2 };
        return new string(' ', left) + cell + new string(' ', free - left);
    }

    // A letter and its combining mark stand in one place.
    private static int Width(string cell) => new StringInfo(cell).LengthInTextElements;

    [GeneratedRegex(@"(\\*)\|")]
    private static partial Regex BarAndBackslashes();
}
