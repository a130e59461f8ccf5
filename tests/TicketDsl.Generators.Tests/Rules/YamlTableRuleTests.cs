using TicketDsl.Generators.Tests.Harness;
using TicketDsl.Generators.Tests.Variants;

namespace TicketDsl.Generators.Tests.Rules;

/// <summary>Mistakes in tables that are YAML files.</summary>
public sealed class YamlTableRuleTests
{
    [TestCaseSource(nameof(Mistakes))]
    public void A_mistake_in_a_table_gives_one_error_at_its_place(RuleCase mistake) => mistake.Check();

    internal static IEnumerable<TestCaseData> Mistakes()
    {
        var cases = new RuleCase[]
        {
            Table("TKT106", "‹in-degre›", "'in-degre' is no column; did you mean 'in-degree'?", "in-degree", "in-degre"),
            Table("TKT106", "rerrange", "'rerrange' is no control; did you mean 'rearrange'?", "rearrange", "rerrange"),
            Table("TKT302", "‹500›,", "", "500it", "500"),
            Table("TKT406", "‹titel›", "did you mean 'title'?", "title", "titel"),
            Table("TKT406", "‹tabel›", "did you mean 'table'?", "table", "tabel"),
            Table("TKT406", "‹experiment›: Tickets", "'experiment' is no key of a table", "table: tickets", "table: tickets\nexperiment: Tickets"),
            Table("TKT406", "expriment", "", "experiment: Sample, control", "expriment: Sample, control"),
            Table("TKT407", "500it, ‹steps›", "", "steps: 500it", "steps: 500it, steps: 100it"),
            Table("TKT408", "‹reduced›", "'reduced' must be a map", "reduced: { steps: 500it, rounds: 2, replicates: 3, controls: 1, control-levels: [ 2 ] }", "reduced: [ 1 ]"),
            Table("TKT408", "columns: [ ‹›", "", "[ early-stop, in-degree ]", "[ [] ]") with { Place = "‹columns›" },
            Table("TKT409", "‹table›", "A table must have a key 'columns'; add for example 'columns: [ early-stop, test-accuracy ]'", "columns: [ early-stop, in-degree ]\n", ""),
            Table("TKT520", "‹Sampel›", "'Sampel' is no experiment of this project and can not be a row of table 'tickets'; did you mean 'Sample'?", "Sample, name", "Sampel, name"),
            Table("TKT520", "‹Only›", "'Only' is only there to be extended", "Sample, name", "Only, name") with { Beside = [Samples.Yaml, TableFiles.Use, VariantFiles.Yaml("base: true\nreplicates: 2", "Only")] },
            Table("TKT521", "‹4›", "Level 4 of table 'tickets' does not exist, since its rows have levels 0 to 3; remove it", "[ 0, 3 ]", "[ 0, 4 ]"),
            Table("TKT522", "‹reorder›", "'Sample' has no reorder among its controls; add 'reorder' to its 'branches' or remove the row", "rearrange", "reorder"),
            Table("TKT523", "‹columns›", "Table 'tickets' has no columns; write for example 'columns: [ test-accuracy ]'", "[ early-stop, in-degree ]", "[]"),
            Table("TKT523", "‹rows›", "Table 'tickets' has no rows; write for example 'rows: [ LenetMnist ]'", "[ { experiment: Sample, name: ticket }, { experiment: Sample, control: rearrange } ]", "[]"),
            Table("TKT524", "table: ‹tickets›", "The name of table 'tickets' is taken in Tickets.cs; choose another name", "title: ", "title: Other ") with { Beside = [Samples.Yaml, TableFiles.Record] },
            Table("TKT524", "table: ‹sample›", "The name of table 'sample' is taken by the experiment 'Sample' of sample.ticket.yaml", "table: tickets", "table: sample") with { Beside = [Samples.Yaml] },
            Table("TKT525", "‹6000it›", "The reduced form of table 'tickets' trains for 6000it, and 'Sample' for 5000it", "500it", "6000it"),
            Table("TKT525", "[ 2, ‹5› ]", "has controls at level 5, and 'Sample' has levels 0 to 3; remove it", "[ 2 ]", "[ 2, 5 ]"),
            Table("TKT526", "‹convergence›", "Column convergence of table 'tickets' is read off validations", "in-degree", "convergence") with
            {
                Beside = [Samples.Yaml.With(", validation: 4000, evaluate-every: 100it", ""), TableFiles.Use],
            },
            Table("TKT526", "‹neuron-density›", "is known where layers follow one another, and blocks of 'Sample' are residual; remove it", "[ { experiment: Sample, name: ticket }, { experiment: Sample, control: rearrange } ]", "[ Sample ]")
                .And("in-degree", "neuron-density").And("levels: [ 0, 3 ]\n", "").And("reduced: { steps: 500it, rounds: 2, replicates: 3, controls: 1, control-levels: [ 2 ] }\n", "") with { Beside = [Samples.BlockYaml, TableFiles.Use], CanBeUsed = false },
            Table("TKT527", "‹2018-mnist›", "'2018-mnist' can not name a table", "table: tickets", "table: 2018-mnist") with { Beside = [Samples.Yaml] },
            Table("TKT528", "{ experiment: ‹Sample›, name: other }", "Row 'other' is in table 'tickets' twice; remove one of the two", "Sample, control: rearrange", "Sample, name: other"),
        };
        return cases.Select((mistake, i) => new TestCaseData(mistake).SetArgDisplayNames($"{i:00} {mistake.Id} {mistake.Place.ReplaceLineEndings(" ")}"));
    }

    [Test]
    public void A_word_that_is_not_known_hides_no_mistake_in_the_rows()
    {
        var run = GeneratorRun.Of(Samples.Yaml, TableFiles.Yaml.With("in-degree", "in-degre").With("Sample, name", "Sampel, name"));
        Assert.That(run.Diagnostics.Select(diagnostic => diagnostic.Id), Is.EquivalentTo(["TKT106", "TKT520"]));
    }

    private static RuleCase Table(string id, string place, string message, string piece, string replacement) =>
        new(id, place, message, TableFiles.Yaml.With(piece, replacement)) { Beside = [Samples.Yaml, TableFiles.Use] };
}
