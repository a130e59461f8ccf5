using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Running;

namespace TicketDsl.Runtime.Tests.Reporting;

public sealed class StudyRunTests
{
    private static readonly Study Study = new("made");

    private static readonly ExperimentDefinition Other = MadeUp.Experiment with { Name = "Other" };

    [Test]
    public void A_table_is_there_with_the_last_of_its_experiments()
    {
        var run = new StudyRun([Table("one", MadeUp.Ticket), Table("both", MadeUp.Ticket, new Series("other", Other))], new Shortening());
        Assert.That(run.Experiments.Select(experiment => experiment.Name), Is.EqualTo([MadeUp.Experiment.Name, "Other"]));
        Assert.That(Added(run, 0), Is.EqualTo(["one"]));
        Assert.That(Added(run, 1), Is.EqualTo(["both"]));
        Assert.That(run.Reports.Select(report => report.Name), Is.EqualTo(["one", "both"]));
    }

    [Test]
    public void An_experiment_runs_once_with_the_controls_that_any_table_shows()
    {
        var run = new StudyRun([Table("tickets", MadeUp.Ticket), Table("twins", MadeUp.Twin)], new Shortening(Replicates: 2));
        Assert.That(run.Experiments.Single().Branches, Is.EqualTo(MadeUp.Experiment.Branches));
        Assert.That(run.Experiments.Single().Shortened, Is.EqualTo(["2 of 3 replicates"]));
    }

    [Test]
    public void A_result_of_another_study_fills_nothing()
    {
        var run = new StudyRun([Table("one", MadeUp.Ticket)], new Shortening());
        Assert.That(run.Add(MadeUp.Result((_, _, _, _) => 0.5, Other)), Is.Empty);
        Assert.That(run.Results, Is.Empty);
    }

    private static IEnumerable<string> Added(StudyRun run, int experiment) =>
        run.Add(MadeUp.Result((_, _, _, _) => 0.5, run.Experiments[experiment])).Select(report => report.Name);

    private static MeanTable Table(string name, params Series[] series) => new()
    {
        Name = name, Study = Study, Title = name, Source = "", Protocol = "", Series = [.. series], Columns = [OutcomeColumn.TestAccuracy], Claims = [],
    };
}
