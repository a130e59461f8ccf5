using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Reporting;

namespace TicketDsl.Runtime.Tests.Reporting;

public sealed class ShareTableTests
{
    private static readonly NetworkMeasure Learned = new("learned", "always", _ => 1);

    private static readonly ShareTable Table = new()
    {
        Name = "made-up",
        Study = new Study("made"),
        Title = "Made up",
        Source = "",
        Protocol = "",
        RowHeader = "level",
        PublishedTrials = 1000,
        Columns = [new ShareColumn("learned", Learned)],
        Rows = [new ShareRow("1", MadeUp.Experiment, 1, [100]), new ShareRow("2", MadeUp.Experiment, 2, [100])],
    };

    [Test]
    public void Trainings_that_diverged_and_those_not_run_for_it_are_counted_among_all_and_told_of()
    {
        var result = MadeUp.Result((_, _, _, _) => 0.5, with: (_, _) => [new("learned", 1)]);
        var first = result.Replicates[0];
        var diverged = first.Levels[1] with { Outcome = first.Levels[1].Outcome with { Divergence = new Divergence(5, null, "too fast") } };
        var report = Table.Fill(MadeUp.ByName(result with { Replicates = result.Replicates.SetItem(0, first with { Levels = [first.Levels[0], diverged] }) }));

        Assert.That(report.Data().Rows.Select(row => row[1]), Is.EqualTo(["66.7", "66.7"]));
        Assert.That(report.Markdown(), Does.EndWith("\nDiverged, or not run since what they are pruned from did: 2 trainings; they count as networks without the property.\n"));
        Assert.That(Table.Fill(MadeUp.ByName(result)).Markdown(), Does.Not.Contain("iverged"));
    }
}
