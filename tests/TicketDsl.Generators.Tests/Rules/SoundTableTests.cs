using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests.Rules;

public sealed class SoundTableTests
{
    [TestCaseSource(nameof(Records))]
    [TestCaseSource(nameof(Files))]
    public void A_table_that_is_just_right_is_let_pass(SoundCase sound) => sound.Check();

    internal static IEnumerable<TestCaseData> Records() => SoundCase.Named(
    [
        Record("TKT520", "typeof(Sample), Name", "typeof(Sample), Name") with { Other = Samples.Yaml },
        Record("TKT521", "[0, 3]", "[3]"),
        Record("TKT522", "[0, 3]", "[1]"),
        Record("TKT523", "[Column.EarlyStop, Column.InDegree]", "[Column.EarlyStop]"),
        Record("TKT524", "\"tickets\"", "\"sample\""),
        Record("TKT525", "Steps = \"500it\", Rounds = 2, Replicates = 3", "Steps = \"5000it\", Rounds = 3, Replicates = 5"),
        Record("TKT526", "Column.InDegree", "Column.NeuronDensity, Column.InDegree, Column.Convergence"),
        Record("TKT527", "\"tickets\"", "\"t-2-\""),
        Record("TKT528", "typeof(Sample), Control", "typeof(Sample), Name = \"Ticket\", Control"),
        Record("TKT529", "public partial record", "public sealed partial class"),
    ]);

    internal static IEnumerable<TestCaseData> Files() => SoundCase.Named(
    [
        Yaml("TKT520", "[ { experiment: Sample, name: ticket }, { experiment: Sample, control: rearrange } ]", "[ Sample ]") with { Other = Samples.Record },
        Yaml("TKT521", "[ 0, 3 ]", "[]"),
        Yaml("TKT522", "[ 0, 3 ]", "[ 1 ]"),
        Yaml("TKT523", "[ early-stop, in-degree ]", "[ early-stop ]"),
        Yaml("TKT524", "table: tickets", "table: samples"),
        Yaml("TKT525", "steps: 500it, rounds: 2, replicates: 3", "steps: 5000it, rounds: 3, replicates: 5"),
        Yaml("TKT526", "in-degree", "neuron-density, in-degree, convergence"),
        Yaml("TKT527", "table: tickets", "table: t-2-"),
        Yaml("TKT528", "name: ticket", "name: \"Sample, rearranged\""),
    ]);

    private static SoundCase Record(string id, string piece, string replacement) => new(id, TableFiles.Record.With(piece, replacement)) { Other = Samples.Record };

    private static SoundCase Yaml(string id, string piece, string replacement) => new(id, TableFiles.Yaml.With(piece, replacement)) { Other = Samples.Yaml };
}
