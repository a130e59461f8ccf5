using System.Diagnostics;
using TicketDsl.Runtime.Store;

namespace TicketDsl.Cli.Tests;

/// <summary>The commands that look at a store.</summary>
public sealed class StoreCommandTests
{
    private string _root = "";
    private string _run = "";

    private string Store => Path.Combine(_root, "runs");

    [SetUp]
    public void MakeStore()
    {
        _root = Directory.CreateTempSubdirectory("ticket läufe ").FullName;
        var ran = Ran.Ticket("run", "XorProduct", "--steps", "20it", "--rounds", "2", "--replicates", "3", "--store", Store);
        Assert.That(ran.ExitCode, Is.Zero, ran.Error);
        _run = Path.GetFileName(Directory.GetDirectories(Store, "XorProduct-*").Single());
    }

    [TearDown]
    public void RemoveStore() => Directory.Delete(_root, recursive: true);

    [Test]
    public void Ls_lists_runs_with_their_counts()
    {
        var lines = Ran.TicketIn(_root, "ls").Output.Split('\n');
        Assert.That(lines[0], Does.StartWith("run").And.EndsWith("replicates  tickets  controls  written"));
        Assert.That(lines[1], Does.Match($"^{_run}           3        9        [0-9 ]{{1,2}}  20[0-9-]+ [0-9:]+$"));
    }

    [Test]
    public void Many_runs_are_listed_in_a_moment()
    {
        var many = int.TryParse(Environment.GetEnvironmentVariable("TICKET_RUNS"), out var asked) ? asked : 500;
        for (var i = 0; i < many; i++)
            foreach (var level in (string[])["level-00", "level-01"]) Directory.CreateDirectory(Path.Combine(Store, $"Made-{i:x8}", "replicate-0", level));
        var store = RunStore.OpenKnown(Store);
        StoredRun.All(store);
        var clock = Stopwatch.StartNew();
        var runs = StoredRun.All(store);
        TestContext.Out.WriteLine($"{runs.Count} runs in {clock.ElapsedMilliseconds} ms");
        Assert.That(runs, Has.Count.EqualTo(many + 1));
        Assert.That(runs[5].Tickets, Is.EqualTo(2));

        // A second is asked for; the rest is for a machine with other things to do.
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(4)));
    }

    [Test]
    public void Show_of_a_run_has_a_row_a_training()
    {
        var shown = Ran.TicketIn(_root, "show", _run);
        Assert.That(shown.Output, Does.Contain("replicate-0/level-00").And.Contain("replicate-2/level-02"), shown.Error);
        Assert.That(Ran.TicketIn(_root, "show", "XorProd-").ExitCode, Is.EqualTo(2));
        Assert.That(Ran.TicketIn(_root, "show", _run[..^3]).Output, Is.EqualTo(shown.Output), "a beginning that only one has will do");
    }

    [Test]
    public void Verify_finds_what_is_damaged_and_names_it()
    {
        var well = Ran.TicketIn(_root, "verify");
        Assert.That((well.ExitCode, well.Output), Is.EqualTo((0, "")), well.Output);
        Assert.That(well.Error, Does.Match("^[0-9]+ trainings looked at, 0 wrong\n$"));

        var training = Path.Combine(Store, _run, "replicate-1", "level-01");
        var bytes = File.ReadAllBytes(Path.Combine(training, "masks.npz"));
        bytes[^200] ^= 1;
        File.WriteAllBytes(Path.Combine(training, "masks.npz"), bytes);
        File.Delete(Path.Combine(Store, _run, "replicate-2", "level-00", "result.json"));
        var ill = Ran.TicketIn(_root, "verify", _run);
        Assert.Multiple(() =>
        {
            Assert.That(ill.ExitCode, Is.EqualTo(1));
            Assert.That(ill.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(2));
            Assert.That(ill.Output, Does.Contain($"{training}: masks.npz does not have its checksum").And.Contain("level-00: result.json is missing"));
        });
    }

    [Test]
    public void Rm_removes_runs_by_name_all_or_none()
    {
        Ran.TicketIn(_root, "rm", _run, "Other-1").IsOneLineOfError(2, "no run 'Other-1'", "ls");
        Assert.That(Directory.Exists(Path.Combine(Store, _run)));
        Assert.That(Ran.TicketIn(_root, "rm", "xorproduct").Output, Is.EqualTo($"removed {_run}\n"));
        Assert.That(Directory.Exists(Path.Combine(Store, _run)), Is.False);
        Assert.That(Ran.TicketIn(_root, "gc", "--dry-run").Error, Does.StartWith("0 entries"), "names of what was removed are gone");
    }

    [Test]
    public void Gc_says_what_would_go_and_takes_it_away()
    {
        var damaged = Path.Combine(Store, ".damaged", "old");
        Directory.CreateDirectory(damaged);
        File.WriteAllText(Path.Combine(damaged, "weights.npz"), new string('x', 2_000_000));
        var dry = Ran.TicketIn(_root, "gc", "--dry-run");
        Assert.That((dry.Output, dry.Error), Is.EqualTo(($"{Path.Combine(".damaged", "old")}: damaged\n", "1 entries of 2.0 MB would go\n")));
        Assert.That(Directory.Exists(damaged));
        Assert.That(Ran.TicketIn(_root, "gc").Error, Is.EqualTo("1 entries of 2.0 MB are gone\n"));
        Assert.That(Directory.Exists(damaged), Is.False);
        Assert.That(Ran.TicketIn(_root, "verify").ExitCode, Is.Zero, "trainings stay");
    }

    [Test]
    public void Watch_shows_what_is_under_way()
    {
        Assert.That(Ran.TicketIn(_root, "watch", "--once").Error, Is.EqualTo("nothing is under way\n"));
        var partial = Path.Combine(Store, ".partial", new string('a', 64));
        Directory.CreateDirectory(partial);
        File.WriteAllText(Path.Combine(partial, "declaration.json"), """{ "training": { "iterations": 500 } }""");
        File.WriteAllText(Path.Combine(partial, "level.json"), """{ "identity": "a", "at": "Lenet-1/replicate-0/level-03" }""");
        File.WriteAllText(Path.Combine(partial, "metrics.csv"), "iteration,validation loss,validation accuracy\n100,0.5,0.75\n200,0.25,0.875\n300,0.");
        Assert.That(
            Ran.TicketIn(_root, "watch", "--once").Output,
            Is.EqualTo("Lenet-1/replicate-0/level-03: iteration 200 of 500, validation loss 0.2500, accuracy % 87.50; left, and gone on with by the next run\n"));
    }

    [TestCase("ls")]
    [TestCase("verify")]
    [TestCase("gc")]
    [TestCase("watch", "--once")]
    [TestCase("rm", "Lenet-1")]
    [TestCase("show", "Lenet-1")]
    public void Where_there_is_no_store_that_is_said(params string[] command) =>
        Ran.TicketIn(_root, [.. command, "--store", Path.Combine(_root, "nowhere")]).IsOneLineOfError(2, "nowhere is no store", "--store");
}
