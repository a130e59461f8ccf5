using System.Text;

namespace TicketDsl.Cli.Tests;

/// <summary>What <c>check</c> says of files.</summary>
public sealed class CheckTests
{
    private const string Record = """
        using TicketDsl;

        namespace Studies;

        /// <summary>Sound.</summary>
        [Experiment(Dataset.Mnist)]
        [Training("5000it", BatchSize = 60)]
        [Adam(1.2e-3)]
        [IterativePruning(Fraction = 0.20, Rounds = 3)]
        public partial record Lenet([Linear(300), Relu] Layer Hidden, [Linear(10), PruningFraction(0.1)] Layer Output);
        """;

    private const string Yaml = """
        experiment: LenetYaml
        dataset: mnist
        training: { steps: 5000it, batch: 60 }
        optimizer: { adam: 1.2e-3 }
        network:
          - Output: { linear: 10 }
        """;

    private static readonly string NothingPruned = Record.Replace("0.20", "0.0000001", StringComparison.Ordinal).Replace("0.1)", "0.00001)", StringComparison.Ordinal);

    private DirectoryInfo _folder = null!;

    [SetUp]
    public void Make_a_folder() => _folder = Directory.CreateTempSubdirectory();

    [TearDown]
    public void Delete_the_folder() => _folder.Delete(recursive: true);

    [Test]
    public void Sound_files_are_counted_and_nothing_is_printed()
    {
        Write("Lenet.cs", Record);
        Write("lenet.ticket.yaml", Yaml);
        Write("notes.txt", "No file of experiments.");
        Holds(Check(), 0, "", "2 files, 2 experiments, 0 errors, 0 warnings\n");
    }

    [Test]
    public void The_experiments_of_this_repository_are_sound()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "TicketDsl.sln"))) root = root.Parent!;
        var ran = Ran.Ticket("check", Path.Combine(root.FullName, "experiments"));
        Assert.That(ran.ExitCode, Is.Zero, ran.Error);
        Assert.That(ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.All.Contain(": info TKT"));
    }

    [Test]
    public void A_mistake_in_a_record_is_printed_at_its_line_and_column()
    {
        Write("Lenet.cs", Record.Replace("0.20", "1.2", StringComparison.Ordinal));
        Holds(
            Check("Lenet.cs"), 1,
            "Lenet.cs(9,30): error TKT321: Pruning fraction 1.2 on 'Lenet' must lie between 0 and 1; write 0.2 to remove 20 % of what remains each round\n",
            "1 file, 1 experiment, 1 error, 0 warnings\n");
    }

    [Test]
    public void A_mistake_in_a_YAML_file_is_printed_at_its_line_and_column()
    {
        Write("lenet.ticket.yaml", Yaml.Replace("batch: 60", "batsh: 60", StringComparison.Ordinal));
        Holds(
            Check("lenet.ticket.yaml"), 1,
            "lenet.ticket.yaml(3,28): error TKT406: 'batsh' is no key of 'training'; did you mean 'batch'?\n",
            "1 file, 1 experiment, 1 error, 0 warnings\n");
    }

    [Test]
    public void A_name_in_both_languages_is_a_duplicate()
    {
        Write("Lenet.cs", Record);
        Write("yaml/lenet.ticket.yaml", Yaml.Replace("LenetYaml", "Lenet", StringComparison.Ordinal));
        var ran = Check(".");
        Assert.That(ran.Output, Does.StartWith($"{Path.Combine("yaml", "lenet.ticket.yaml")}(1,13): error TKT104: Experiment name 'Lenet' must be unique").And.Contain("Lenet.cs declares it too"));
        Assert.That((ran.ExitCode, ran.Error), Is.EqualTo((1, "2 files, 2 experiments, 1 error, 0 warnings\n")));
    }

    [Test]
    public void A_warning_alone_is_no_failure()
    {
        Write("Lenet.cs", NothingPruned);
        var ran = Check();
        Assert.That(ran.Output, Does.StartWith("Lenet.cs(").And.Contain("): warning TKT332: "));
        Assert.That((ran.ExitCode, ran.Error), Is.EqualTo((0, "1 file, 1 experiment, 0 errors, 1 warning\n")));
    }

    [Test]
    public void What_is_only_worth_a_thought_is_printed_and_counts_as_no_warning()
    {
        Write("Lenet.cs", Record.Replace(", PruningFraction(0.1)", "", StringComparison.Ordinal));
        var ran = Check();
        Assert.That(ran.Output, Does.StartWith("Lenet.cs(").And.Contain("): info TKT336: "));
        Assert.That((ran.ExitCode, ran.Error), Is.EqualTo((0, "1 file, 1 experiment, 0 errors, 0 warnings\n")));
    }

    [Test]
    public void A_warning_obeys_a_pragma()
    {
        Write("Lenet.cs", "#pragma warning disable TKT332\n" + NothingPruned);
        Holds(Check(), 0, "", "1 file, 1 experiment, 0 errors, 0 warnings\n");
    }

    [Test]
    public void Lines_are_sorted_by_file_and_place()
    {
        Write("b.ticket.yaml", Yaml.Replace("mnist", "mnits", StringComparison.Ordinal).Replace("batch", "batsh", StringComparison.Ordinal));
        Write("a/Lenet.cs", Record.Replace("5000it", "5000", StringComparison.Ordinal));
        Write("C.cs", Record.Replace("Lenet", "C", StringComparison.Ordinal).Replace("60", "-1", StringComparison.Ordinal));
        var places = Check("b.ticket.yaml", ".").Output.TrimEnd('\n').Split('\n').Select(line => line.Split(':')[0].Replace('\\', '/'));
        Assert.That(places, Is.EqualTo(["C.cs(7,33)", "a/Lenet.cs(7,11)", "b.ticket.yaml(2,10)", "b.ticket.yaml(3,28)"]));
    }

    [Test]
    public void A_file_with_syntax_errors_is_one_line()
    {
        Write("Lenet.cs", Record.Replace("[Adam(1.2e-3)]", "[Adam(1.2e-3]", StringComparison.Ordinal).Replace("0.20", "1.2", StringComparison.Ordinal));
        Holds(Check(), 1, "Lenet.cs(8,13): error CS1026: ) expected; mend the syntax, then check again\n", "1 file, 1 experiment, 1 error, 0 warnings\n");
    }

    [Test]
    public void Errors_that_only_the_compiler_sees_are_not_printed()
    {
        Write("Lenet.cs", Record + "\npublic class Other : Missing { int Broken() => \"text\"; }\n");
        Holds(Check(), 0, "", "1 file, 1 experiment, 0 errors, 0 warnings\n");
    }

    [Test]
    public void A_constant_of_another_file_is_read()
    {
        Write("Lenet.cs", Record.Replace("0.20", "Settings.Fraction", StringComparison.Ordinal));
        Write("Settings.cs", "namespace Studies; internal static class Settings { public const double Fraction = 2; }");
        Assert.That(Check().Output, Does.StartWith("Lenet.cs(9,30): error TKT321: Pruning fraction 2 on 'Lenet'"));
    }

    [Test]
    public void A_YAML_file_that_is_not_UTF_8_is_told_of_at_the_letter()
    {
        var path = Path.Combine(_folder.FullName, "lenet.ticket.yaml");
        File.WriteAllBytes(path, [.. "seed: caf"u8, 0xE9, .. "\n"u8, .. Encoding.UTF8.GetBytes(Yaml)]);
        Assert.That(Check().Output, Does.StartWith("lenet.ticket.yaml(1,10): error TKT411: The file is not UTF-8"));
    }

    [Test]
    public void What_a_build_wrote_and_what_is_hidden_is_not_checked()
    {
        Write("Lenet.cs", Record);
        foreach (var folder in new[] { "bin", "obj", "deep/bin/Debug", ".git" }) Write($"{folder}/Broken.cs", Record.Replace("0.20", "1.2", StringComparison.Ordinal));
        Holds(Check(), 0, "", "1 file, 1 experiment, 0 errors, 0 warnings\n");
    }

    [Test]
    public void A_file_that_is_named_twice_is_checked_once()
    {
        Write("Lenet.cs", Record);
        Holds(Check("Lenet.cs", "./Lenet.cs", "."), 0, "", "1 file, 1 experiment, 0 errors, 0 warnings\n");
    }

    [Test]
    public void A_missing_file_names_near_misses()
    {
        Write("Lenet.cs", Record);
        Check("Lenent.cs").IsOneLineOfError(2, "no file or folder 'Lenent.cs'", "did you mean Lenet.cs?");
    }

    [Test]
    public void A_missing_file_in_a_missing_folder_says_what_to_give() =>
        Check("nowhere/Lenet.cs").IsOneLineOfError(2, "no file or folder 'nowhere/Lenet.cs'", "*.ticket.yaml");

    [Test]
    public void A_file_of_another_kind_is_refused()
    {
        Write("lenet.yaml", Yaml);
        Check("lenet.yaml").IsOneLineOfError(2, "'lenet.yaml' is no file of experiments", "*.ticket.yaml");
    }

    [Test]
    public void A_folder_with_nothing_to_check_is_refused() => Check().IsOneLineOfError(2, "nothing to check in '.'");

    [Test]
    public void A_file_that_can_not_be_read_is_named()
    {
        Write("Lenet.cs", Record);
        using var locked = new FileStream(Path.Combine(_folder.FullName, "Lenet.cs"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Check().IsOneLineOfError(1, "Lenet.cs: cannot be read");
    }

    [Test]
    public void A_mistyped_option_is_no_file() => Check("--al").IsOneLineOfError(2, "no option '--al'");

    private Ran Check(params string[] names) => Ran.TicketIn(_folder.FullName, ["check", .. names]);

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text.ReplaceLineEndings("\n"));
    }

    private static void Holds(Ran ran, int exitCode, string output, string error) => Assert.That(ran, Is.EqualTo(new Ran(exitCode, output, error)));
}
