using System.Collections.Immutable;
using Papers;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Reporting.Claims;
using TicketDsl.Runtime.Reporting.Comparisons;
using TicketDsl.Runtime.Running;

namespace TicketDsl.Cli.Tests;

/// <summary>The two sizes of a study on the command line.</summary>
public sealed class StudyTests
{
    private static readonly ExperimentDefinition Experiment = Experiments.All.Single(one => one.Name == "XorProduct") with { Replicates = 4, Training = new TrainingDefinition(Step.Iterations(20), 0, 0, null) };

    private static readonly Series Ticket = new("ticket", Experiment);

    private static readonly MeanTable Table = new()
    {
        Name = "small-table",
        Study = new Study("small", new Shortening(Step.Iterations(5), Rounds: 2, Replicates: 3)),
        Title = "Small",
        Source = "Published: nowhere.",
        Protocol = "Protocol: none.",
        Series = [Ticket],
        Columns = [OutcomeColumn.TrainingLoss],
        Claims = [new ValueClaim { Text = "it is lost", Published = "so", Of = new Points(Ticket, 2), By = OutcomeColumn.TrainingLoss, With = 0, Lies = Relation.Above }],
    };

    [TestCase("REDUCED: 5it of 20it, 2 of 4 rounds, 3 of 4 replicates; --full runs the declared protocol.", "small-table.reduced.md", "XorProduct.runs.shortened.csv")]
    [TestCase("", "small-table.md", "XorProduct.runs.csv", "--full")]
    [TestCase("SHORTENED: 10it of 20it; not the declared experiment.", "small-table.shortened.md", "XorProduct.runs.shortened.csv", "--full", "--steps", "10it")]
    [TestCase("SHORTENED: 5it of 20it, 2 of 4 rounds, 2 of 4 replicates; not the declared experiment.", "small-table.shortened.md", "XorProduct.runs.shortened.csv", "--replicates", "2")]
    public void The_reduced_form_runs_unless_the_full_protocol_is_asked_for(string mark, string file, string runs, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var ran = Run(Table, ["table", "small", "--engine", "embedded", "--output", folder.FullName, .. options]);
            var machine = Path.ChangeExtension(file, "machine.txt");
            Assert.Multiple(() =>
            {
                Assert.That(ran.ExitCode, Is.Zero, ran.Error);
                Assert.That(ran.Output.Split('\n')[^2], mark.Length > 0 ? Is.EqualTo(mark) : Does.StartWith("Differences are means"));
                Assert.That(folder.GetFiles().Select(one => one.Name), Is.EquivalentTo(new[] { file, Path.ChangeExtension(file, "csv"), machine, runs }));
                Assert.That(File.ReadAllText(Path.Combine(folder.FullName, file)), Is.EqualTo(ran.Output));
                Assert.That(File.ReadAllLines(Path.Combine(folder.FullName, machine))[1], Does.Match("^XorProduct: done after [0-9.]+ min, embedded engine, [0-9]+ threads?$"));
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void A_table_whose_reduced_form_can_not_decide_a_claim_is_refused_before_anything_runs() =>
        Run(Table with { Study = new Study("small", new Shortening(Rounds: 1)) }, ["table", "small-table"])
            .IsOneLineOfError(1, "table 'small-table'", "\"it is lost\"", "can not be decided by the reduced form", "level 2");

    [Test]
    public void A_comparison_has_what_trainings_ended_with_and_its_pictures_beside_it()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var table = new ComparisonTable
            {
                Name = "compared",
                Study = new Study("small", new Shortening(Step.Iterations(5), Rounds: 2, Replicates: 3)),
                Title = "Compared",
                Source = "Published: nowhere.",
                Protocol = "Protocol: none.",
                Compared = [Experiment],
                Columns = [new("level"), new("test outputs")],
                Rows = last => [.. Enumerable.Range(0, last + 1).Select(level => (ImmutableArray<ComparisonCell>)[new TextCell($"{level}"), new MeanCell(replicate => replicate.At(Experiment, level)?.Outcome.Kept?.TestOutputs.Length, 0)])],
                Legend = "XOR has four examples.",
                Pictures = [new("picture", replicate => $"<svg>{replicate.At(Experiment, 1)!.Masks.Count}</svg>")],
            };
            var ran = Run(table, ["table", "small", "--engine", "embedded", "--output", folder.FullName]);
            Assert.That(ran.ExitCode, Is.Zero, ran.Error);
            Assert.That(File.ReadAllLines(Path.Combine(folder.FullName, "compared.reduced.csv")), Is.EqualTo(["level,test outputs", "0,4 ± 0", "1,4 ± 0", "2,4 ± 0"]));
            Assert.That(File.ReadAllText(Path.Combine(folder.FullName, "picture.reduced.svg")), Is.EqualTo($"<svg>{Experiment.Schedule[1].TotalWeights}</svg>"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Ran Run(PaperTable table, string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = TicketProgram.Run(arguments, new Catalogue([Experiment], [table]), new Terminal(output, error, isInteractive: false), Environment.CurrentDirectory, CancellationToken.None);
        return new Ran(exitCode, output.ToString(), error.ToString());
    }
}
