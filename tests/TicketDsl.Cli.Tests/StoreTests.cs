namespace TicketDsl.Cli.Tests;

/// <summary>What commands that train say of the store, and do with it.</summary>
public sealed class StoreTests
{
    private static readonly string[] Short = ["run", "XorProduct", "--steps", "20it", "--rounds", "2", "--replicates", "3"];

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("ticket läufe ").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_second_run_says_that_all_is_there_and_prints_the_same()
    {
        var store = Path.Combine(_folder, "store");
        var first = Ran.Ticket([.. Short, "--store", store]);
        var second = Ran.Ticket([.. Short, "--store", store]);
        Assert.Multiple(() =>
        {
            Assert.That(first.Error, Does.Match($"^0 of [0-9]+ trainings are in {store}/XorProduct-[0-9a-f]{{8}}; the others are trained and kept there\\.\n"));
            Assert.That(second.Error, Does.Match($"^([0-9]+) of \\1 trainings are in {store}/XorProduct-[0-9a-f]{{8}}\\.\n"));
            Assert.That(Table(second), Is.EqualTo(Table(first)).And.EqualTo(Table(Ran.Ticket([.. Short, "--no-store"]))));
        });
    }

    [Test]
    public void A_table_comes_from_the_store_byte_by_byte()
    {
        string[] table = ["table", "xor", "--replicates", "3", "--steps", "10it", "--store", Path.Combine(_folder, "store")];
        var output = Path.Combine(_folder, "output");
        var first = Ran.Ticket([.. table, "--output", output]);
        var files = Directory.GetFiles(output, "*.csv").Order().Select(File.ReadAllText).ToArray();
        var second = Ran.Ticket([.. table, "--output", output]);
        Assert.Multiple(() =>
        {
            Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((0, 0)), first.Error);
            Assert.That(second.Output, Is.EqualTo(first.Output).And.EqualTo(Ran.Ticket("table", "xor", "--replicates", "3", "--steps", "10it").Output));
            Assert.That(Directory.GetFiles(output, "*.csv").Order().Select(File.ReadAllText), Is.EqualTo(files));
            Assert.That(second.Error, Does.Not.Contain("are trained"));
        });
    }

    [Test]
    public void Without_the_option_trainings_of_a_moment_are_not_kept()
    {
        Assert.That(Ran.TicketIn(_folder, Short).ExitCode, Is.Zero);
        Assert.That(Directory.EnumerateFileSystemEntries(_folder), Is.Empty);
    }

    [Test]
    public void An_interrupted_run_with_a_store_says_that_it_can_go_on()
    {
        using var interrupt = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var ran = Ran.Ticket(interrupt.Token, "run", "XorProduct", "--replicates", "100000", "--store", Path.Combine(_folder, "store"));
        Assert.That((ran.ExitCode, ran.Error), Is.EqualTo((130, ran.Error)));
        Assert.That(ran.Error, Does.EndWith("What was trained is kept: the same command goes on from here.\n"));
    }

    [Test]
    public void A_store_and_none_exclude_each_other() =>
        Ran.Ticket([.. Short, "--store", _folder, "--no-store"]).IsOneLineOfError(2, "--store", "--no-store", "exclude");

    [Test]
    public void A_checkpoint_without_its_unit_says_how_intervals_are_written() =>
        Ran.Ticket([.. Short, "--checkpoint", "5"]).IsOneLineOfError(2, "--checkpoint 5", "5min", "1000it");

    [Test]
    public void A_folder_of_other_things_is_no_store()
    {
        File.WriteAllText(Path.Combine(_folder, "thesis.tex"), "");
        Ran.Ticket([.. Short, "--store", _folder]).IsOneLineOfError(1, _folder, "thesis.tex", "--store");
    }

    /// <summary>What is printed but for the seconds.</summary>
    private static string Table(Ran ran)
    {
        Assert.That(ran.ExitCode, Is.Zero, ran.Error);
        return string.Join('\n', ran.Output.Split('\n').Select(line => line.StartsWith(' ') ? line[..^7] : line));
    }
}
