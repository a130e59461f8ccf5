using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Running;

namespace TicketDsl.Runtime.Tests.Reporting;

public sealed class DeclaredTableTests
{
    private static readonly TableDefinition Declared = new()
    {
        Name = "made-up",
        Study = "made",
        Title = "Made up",
        Rows = [new("ticket", MadeUp.Experiment), new("twin", MadeUp.Experiment, Control.Reinitialize)],
        Columns = [Column.TestAccuracy],
        Reduced = new ReducedForm(Rounds: 2, Replicates: 2) { ControlLevels = [1] },
    };

    [Test]
    public void A_declared_table_is_filled_like_one_that_is_written_down()
    {
        var written = new MeanTable
        {
            Name = "made-up",
            Study = new Study("made", new Shortening(Rounds: 2, Replicates: 2) { ControlLevels = [1] }),
            Title = "Made up",
            Source = "",
            Protocol = "",
            Series = [new("ticket", MadeUp.Experiment), new("twin", MadeUp.Experiment, Control.Reinitialize)],
            Columns = [OutcomeColumn.TestAccuracy],
            Claims = [],
        };
        var declared = DeclaredTable.Of(Declared);
        Assert.Multiple(() =>
        {
            Assert.That(declared.Study, Is.EqualTo(written.Study), "Tables of one study run their experiments once.");
            Assert.That(Fill(declared), Is.EqualTo(Fill(written)));
            Assert.That(Fill(declared), Does.StartWith("## Made up\n\n| weights remaining % |"), "What is not declared leaves no gap.");
        });
    }

    [Test]
    public void Only_the_levels_that_were_declared_have_rows()
    {
        var rows = Fill(DeclaredTable.Of(Declared with { Levels = [0, 2] })).Split('\n').Where(line => line.Contains("ticket", StringComparison.Ordinal) || line.Contains("twin", StringComparison.Ordinal));
        Assert.That(rows.Select(row => string.Join(' ', row.Split('|')[1..3].Select(cell => cell.Trim()))), Is.EqualTo(["100.0 ticket (dense)", "64.4 ticket", "64.4 twin"]));
    }

    [Test]
    public void Every_column_of_the_vocabulary_is_a_column_or_one_a_layer([Values] Column column)
    {
        var layers = MadeUp.Experiment.Layers;
        var columns = DeclaredTable.Columns(column, layers);
        Assert.That(columns, Has.Length.EqualTo(column.IsOfLayers() ? layers.Length : 1));
        if (column.IsOfLayers()) Assert.That(columns.Select(one => one.Header), Is.EqualTo(layers.Select(layer => $"{columns[0].Header.Split(", ")[0]}, {layer.Name}")));
        Assert.That(Enum.GetValues<Column>().Count(other => DeclaredTable.Columns(other, layers)[0].Header == columns[0].Header), Is.EqualTo(1), columns[0].Header);
    }

    private static string Fill(MeanTable table) =>
        table.Fill(MadeUp.ByName(MadeUp.Result((replicate, level, _, run) => 0.6 + 0.02 * replicate - 0.01 * level - 0.03 * run))).Markdown();
}
