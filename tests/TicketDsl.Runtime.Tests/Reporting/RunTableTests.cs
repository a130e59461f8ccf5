using TicketDsl.Runtime.Reporting;

namespace TicketDsl.Runtime.Tests.Reporting;

public sealed class RunTableTests
{
    [Test]
    public void Every_training_has_a_row_with_its_numbers_in_full()
    {
        var lines = CsvTable.Write(RunTable.Of(MadeUp.Result((replicate, level, control, run) => 1 / 3.0 + replicate + level * 10 + (control is null ? 0 : 100 + run)))).Split('\n');
        Assert.Multiple(() =>
        {
            Assert.That(lines, Has.Length.EqualTo(1 + 3 * (1 + 3 * 3) + 1), "header, trainings, end");
            Assert.That(lines[0], Is.EqualTo("replicate,level,weights remaining,trained,run,early-stop iteration,test accuracy at early stop,test accuracy,training loss,training accuracy,diverged"));
            Assert.That(lines[1], Is.EqualTo("0,0,160,dense,0,3333,0.3333333333333333,0.3333333333333333,0.5,0.3433333333333333,"));
            Assert.That(lines[4], Does.StartWith("0,1,128,reinitialize,1,"));
            Assert.That(lines[^2], Does.StartWith("2,3,83,reinitialize,1,"));
        });
    }

    [Test]
    public void Measures_are_columns_of_their_own()
    {
        var result = MadeUp.Result((_, _, _, _) => 0);
        result = result with
        {
            Replicates = [.. result.Replicates.Select(replicate => replicate with
            {
                Levels = [.. replicate.Levels.Select(level => level with { Branches = [], Outcome = level.Outcome with { Measures = level.Outcome.Measures.Add("b", 2.5).Add("a", level.Level) } })],
            })],
        };
        var table = RunTable.Of(result);
        Assert.That(table.Columns.TakeLast(2).Select(column => column.Header), Is.EqualTo(["a", "b"]));
        Assert.That(table.Rows[3].TakeLast(2), Is.EqualTo(["3", "2.5"]));
    }
}
