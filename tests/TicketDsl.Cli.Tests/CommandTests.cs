using System.Diagnostics;
using VerifyNUnit;

namespace TicketDsl.Cli.Tests;

/// <summary>What the commands print.</summary>
public sealed class CommandTests
{
    [Test]
    public Task List_names_experiments_and_tables() => Verifier.Verify(Shown("list"));

    [Test]
    public Task Show_has_layers_schedule_and_what_will_run() => Verifier.Verify(Shown("show", "lenetmnist"));

    [Test]
    public Task Show_counts_whole_units() => Verifier.Verify(Shown("show", "XorProduct"));

    [Test]
    public Task Show_has_the_windows_and_sums_of_convolutions() => Verifier.Verify(Shown("show", "ResNet20"));

    [TestCase]
    [TestCase("run")]
    [TestCase("table")]
    [TestCase("show")]
    [TestCase("check")]
    [TestCase("export")]
    [TestCase("ls")]
    [TestCase("rm")]
    [TestCase("verify")]
    [TestCase("gc")]
    [TestCase("watch")]
    public void Help_has_an_example(params string[] command)
    {
        var help = Ran.Ticket([.. command, "--help"]);
        Assert.Multiple(() =>
        {
            Assert.That(help.ExitCode, Is.Zero);
            Assert.That(help.Output, Does.Contain("Example"));
        });
    }

    [Test]
    public void Run_prints_a_line_a_level_a_table_with_the_controls_and_the_mark_of_a_shortened_run()
    {
        var ran = Ran.Ticket("run", "XorProduct", "--steps", "50it", "--rounds", "2", "--replicates", "5");
        var lines = ran.Output.Split('\n');
        Assert.Multiple(() =>
        {
            Assert.That(ran.ExitCode, Is.Zero, ran.Error);
            Assert.That(lines.Count(line => line.TrimStart().StartsWith("0  ", StringComparison.Ordinal)), Is.EqualTo(1));
            Assert.That(lines.Count(line => line.TrimStart().StartsWith("2  ", StringComparison.Ordinal)), Is.EqualTo(1));
            Assert.That(ran.Output, Does.Contain("|     2 |                60.0 |        60.0 | ticket  |    5 |"));
            Assert.That(ran.Output, Does.Contain("SHORTENED: 50it of 5000it, 2 of 4 rounds, 5 of 1000 replicates; not the declared experiment."));
        });
    }

    [Test]
    public void Table_by_study_prints_all_its_tables()
    {
        var ran = Ran.Ticket("table", "xor", "--replicates", "4", "--steps", "10it");
        Assert.That(ran.Output, Does.Contain("by hidden units").And.Contain("by pruning strategy").And.Contain("4 replicates a cell, 1000 in the paper"));
    }

    [Test]
    public void Output_writes_whole_files_under_the_name_of_a_shortened_result()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var ran = Ran.Ticket("table", "xor-units", "--replicates", "4", "--steps", "10it", "--output", folder.FullName);
            Assert.Multiple(() =>
            {
                Assert.That(folder.GetFiles().Select(file => file.Name), Is.EquivalentTo(new[]
                {
                    "xor-units.shortened.md", "xor-units.shortened.csv", "xor-units.shortened.machine.txt", "XorUnits10.runs.shortened.csv",
                    "XorUnits8.runs.shortened.csv", "XorUnits6.runs.shortened.csv", "XorUnits4.runs.shortened.csv", "XorUnits2.runs.shortened.csv",
                }));
                Assert.That(File.ReadAllText(Path.Combine(folder.FullName, "xor-units.shortened.md")), Is.EqualTo(ran.Output));
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void An_interrupted_run_stops_within_a_second_and_says_what_was_finished()
    {
        using var interrupt = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        var clock = Stopwatch.StartNew();
        var ran = Ran.Ticket(interrupt.Token, "run", "XorProduct", "--replicates", "1000000");
        Assert.Multiple(() =>
        {
            Assert.That(ran.ExitCode, Is.EqualTo(130));
            Assert.That(ran.Error, Does.EndWith("Interrupted; nothing was finished. No results were written.\n"));
            Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(3)));
        });
    }

    private static string Shown(params string[] arguments)
    {
        var ran = Ran.Ticket(arguments);
        Assert.That(ran.ExitCode, Is.Zero, ran.Error);

        // Terminal tables pad their lines; a snapshot does not need that.
        return string.Join("\n", ran.Output.Split('\n').Select(line => line.TrimEnd()));
    }
}
