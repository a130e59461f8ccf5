namespace TicketDsl.Cli.Tests;

/// <summary>What the user mistyped or what is not there: one line, the right exit code, nothing half-written.</summary>
public sealed class BadUseTests
{
    private static readonly string[] ShortTable = ["table", "xor", "--replicates", "2", "--steps", "10it"];

    [Test]
    public void An_unknown_experiment_names_near_misses() =>
        Ran.Ticket("run", "LenetMinst").IsOneLineOfError(2, "no experiment 'LenetMinst'", "did you mean LenetMnist?");

    [Test]
    public void An_experiment_that_resembles_none_points_to_the_list() =>
        Ran.Ticket("show", "Quux").IsOneLineOfError(2, "no experiment 'Quux'", "list");

    [Test]
    public void An_unknown_table_names_near_misses() =>
        Ran.Ticket("table", "xor-unit").IsOneLineOfError(2, "no table 'xor-unit'", "xor-units");

    [Test]
    public void An_unknown_option_names_near_misses() =>
        Ran.Ticket("run", "LenetMnist", "--repliactes", "3").IsOneLineOfError(2, "no option '--repliactes'", "did you mean --replicates?");

    [Test]
    public void An_unknown_command_names_near_misses() =>
        Ran.Ticket("tabel", "xor").IsOneLineOfError(2, "no command 'tabel'", "did you mean table?");

    [Test]
    public void No_command_shows_the_help_as_bad_use()
    {
        var ran = Ran.Ticket();
        Assert.That((ran.ExitCode, ran.Output.Contains("Commands:", StringComparison.Ordinal)), Is.EqualTo((2, true)));
    }

    [Test]
    public void A_command_that_misses_its_name_is_bad_use() => Assert.That(Ran.Ticket("run").ExitCode, Is.EqualTo(2));

    [Test]
    public void A_step_without_its_unit_says_how_steps_are_written() =>
        Ran.Ticket("run", "LenetMnist", "--steps", "5000").IsOneLineOfError(2, "--steps 5000", "5000it", "2ep");

    [Test]
    public void More_steps_than_declared_are_refused() =>
        Ran.Ticket("run", "LenetMnist", "--steps", "50001it").IsOneLineOfError(2, "--steps 50001it", "LenetMnist declares 50000it");

    [Test]
    public void Fewer_steps_than_an_evaluation_are_refused() =>
        Ran.Ticket("run", "LenetMnist", "--steps", "99it").IsOneLineOfError(2, "--steps 99it", "evaluated every 100it");

    [TestCase("0")]
    [TestCase("21")]
    public void Rounds_outside_the_schedule_are_refused(string rounds) =>
        Ran.Ticket("run", "LenetMnist", "--rounds", rounds).IsOneLineOfError(2, $"--rounds {rounds}", "give 1 to 20");

    [Test]
    public void Rounds_for_an_experiment_without_pruning_are_refused() =>
        Ran.Ticket("run", "XorUnits4", "--rounds", "1").IsOneLineOfError(2, "XorUnits4 declares no pruning");

    [Test]
    public void No_replicates_are_refused() =>
        Ran.Ticket("run", "XorUnits4", "--replicates", "0").IsOneLineOfError(2, "--replicates 0", "XorUnits4");

    [Test]
    public void No_threads_are_refused() =>
        Ran.Ticket([.. ShortTable, "--threads", "0"]).IsOneLineOfError(2, "--threads 0");

    [Test]
    public void A_data_folder_without_the_files_says_which_and_where()
    {
        var empty = Directory.CreateTempSubdirectory();
        try
        {
            Ran.Ticket("run", "LenetMnist", "--data", empty.FullName).IsOneLineOfError(1, "train-images-idx3-ubyte.gz", empty.FullName, "--data");
        }
        finally
        {
            empty.Delete(recursive: true);
        }
    }

    [Test]
    public void An_output_folder_that_cannot_be_is_refused_before_anything_is_trained()
    {
        var file = Path.GetTempFileName();
        try
        {
            Ran.Ticket([.. ShortTable, "--output", Path.Combine(file, "results")]).IsOneLineOfError(1, "--output", file);
            Assert.That(new FileInfo(file).Length, Is.Zero);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
