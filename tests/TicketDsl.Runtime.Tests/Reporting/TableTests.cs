using TicketDsl.Runtime.Reporting;

namespace TicketDsl.Runtime.Tests.Reporting;

public sealed class TableTests
{
    private static readonly TableColumn[] Columns =
        [new("Level", ColumnAlignment.Right), new("Criterion"), new("±", ColumnAlignment.Centre)];

    [Test]
    public void Markdown_lines_up_in_plain_text() =>
        Assert.That(
            MarkdownTable.Write(new TableData(Columns, [["0", "Magnitude", "a"], ["12", "Größe", "97.6 ± 0.1"]])),
            Is.EqualTo("""
                | Level | Criterion |     ±      |
                | ----: | --------- | :--------: |
                |     0 | Magnitude |     a      |
                |    12 | Größe     | 97.6 ± 0.1 |

                """.ReplaceLineEndings("\n")));

    [Test]
    public void A_narrow_column_still_has_a_rule_of_three() =>
        Assert.That(MarkdownTable.Write(new TableData([new("a")], [["b"]])), Is.EqualTo("| a   |\n| --- |\n| b   |\n"));

    [TestCase("|w|", @"| \|w\| |")]
    [TestCase(@"a\|b", @"| a\\\|b |")]
    [TestCase("two\nlines", "| two<br>lines |")]
    public void Markdown_escapes_what_would_end_a_cell(string cell, string line) =>
        Assert.That(MarkdownTable.Write(new TableData([new("h")], [[cell]])).Split('\n')[2], Is.EqualTo(line));

    [Test]
    public void Csv_quotes_commas_quotes_and_line_ends_only() =>
        Assert.That(
            CsvTable.Write(new TableData([new("a,b"), new("c")], [["plain ±", "say \"x\""], ["", "two\nlines"]])),
            Is.EqualTo("\"a,b\",c\nplain ±,\"say \"\"x\"\"\"\n,\"two\nlines\"\n"));

    [Test]
    public void A_row_of_another_length_is_refused() =>
        Assert.That(() => new TableData(Columns, [["1", "2"]]), Throws.ArgumentException.With.Message.Contains("Row 0 has 2 cells for 3 columns"));
}
