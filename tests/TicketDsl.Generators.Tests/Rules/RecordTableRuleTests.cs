using TicketDsl.Generators.Tests.Harness;
using TicketDsl.Generators.Tests.Variants;

namespace TicketDsl.Generators.Tests.Rules;

/// <summary>Mistakes in tables that are records.</summary>
public sealed class RecordTableRuleTests
{
    [TestCaseSource(nameof(Mistakes))]
    public void A_mistake_in_a_table_gives_one_error_at_its_place(RuleCase mistake) => mistake.Check();

    internal static IEnumerable<TestCaseData> Mistakes()
    {
        var cases = new RuleCase[]
        {
            Table("TKT106", "‹(Column)77›", "'(Column)77' is no column; write one of Column.EarlyStop", "Column.InDegree", "(Column)77"),
            Table("TKT106", "‹(Control)77›", "is no control", "Control.Rearrange", "(Control)77"),
            Table("TKT302", "‹\"500\"›", "", "\"500it\"", "\"500\""),
            Table("TKT520", "‹typeof(Layer)›", "'Layer' is no experiment of this project and can not be a row of table 'tickets'; write one of 'Sample'", "typeof(Sample), Name", "typeof(Layer), Name"),
            Table("TKT520", "‹typeof(Sampel)›", "did you mean 'Sample'?", "typeof(Sample), Name", "typeof(Sampel), Name").And("namespace Tests;\n", "namespace Tests;\n\n/// <summary>Not an experiment.</summary>\npublic record Sampel;\n"),
            Table("TKT520", "‹typeof(Only)›", "'Only' is only there to be extended and can not be a row of table 'tickets'; name an experiment that is run", "typeof(Sample), Name", "typeof(Only), Name") with
            {
                Beside = [Samples.Record, TableFiles.Use, VariantFiles.Yaml("base: true\nreplicates: 2", "Only")],
            },
            Table("TKT521", "‹4›", "Level 4 of table 'tickets' does not exist, since its rows have levels 0 to 3; remove it", "[0, 3]", "[0, 4]"),
            Table("TKT521", "‹-1›", "Level -1", "[0, 3]", "[-1, 3]"),
            Table("TKT522", "‹Control.Reorder›", "'Sample' has no Reorder among its controls; add [Branch(Control.Reorder)] to it or remove the row", "Control.Rearrange", "Control.Reorder"),
            Table("TKT522", "‹Control.Rearrange›", "'Sample' has no Rearrange at the levels that the table shows; show a level that it branches off", "[0, 3]", "[0]"),
            Table("TKT523", "‹\"tickets\"›", "Table 'tickets' has no rows; write for example [Row(typeof(LenetMnist))]", "[Row(typeof(Sample), Name = \"ticket\")]\n[Row(typeof(Sample), Control = Control.Rearrange)]\n", ""),
            Table("TKT523", "‹[]›", "Table 'tickets' has no columns; write for example 'Columns = [Column.TestAccuracy]'", "[Column.EarlyStop, Column.InDegree]", "[]"),
            Table("TKT525", "‹\"6000it\"›", "The reduced form of table 'tickets' trains for 6000it, and 'Sample' for 5000it; write another length", "\"500it\"", "\"6000it\""),
            Table("TKT525", "‹\"50it\"›", "trains for 50it, and 'Sample' is evaluated every 100it", "\"500it\"", "\"50it\""),
            Table("TKT525", "Rounds = ‹4›", "has 4 rounds, and 'Sample' has 3; write 1 to 3 or leave it out", "Rounds = 2", "Rounds = 4"),
            Table("TKT525", "Replicates = ‹6›", "has 6 replicates, and 'Sample' has 5", "Replicates = 3", "Replicates = 6"),
            Table("TKT525", "Controls = ‹0›", "has 0 runs of a control; write 1 or more", "Controls = 1", "Controls = 0"),
            Table("TKT525", "[2, ‹5›]", "has controls at level 5, and 'Sample' has levels 0 to 3; remove it", "[2]", "[2, 5]"),
            Table("TKT526", "‹Column.InDegree›", "Column InDegree of table 'tickets' is one a layer, and 'Sample' and 'Other' have other layers; show them in tables of their own", "typeof(Sample), Control = Control.Rearrange", "typeof(Other)") with
            {
                Beside = [Samples.Record, TableFiles.Use, Samples.Yaml.With("experiment: Sample", "experiment: Other").With("- Hidden:", "- First:")],
            },
            Table("TKT526", "InDegree, ‹Column.InDegree›", "is there twice; remove one of the two", "Column.InDegree", "Column.InDegree, Column.InDegree"),
            Table("TKT526", "‹Column.Convergence›", "is read off validations, and 'Sample' has none; declare validation examples or remove it", "Column.InDegree", "Column.Convergence") with
            {
                Beside = [Samples.Record.With(", Validation = 4000, EvaluateEvery = \"100it\"", ""), TableFiles.Use],
            },
            Table("TKT527", "‹\"Tickets of LeNet\"›", "'Tickets of LeNet' can not name a table, since commands and files are called by it: small letters, digits and hyphens after a letter; write for example 'tickets-of-le-net'", "Table(\"tickets\"", "Table(\"Tickets of LeNet\""),
            Table("TKT528", "‹typeof(Sample)›, Name = \"other\"", "Row 'other' is in table 'tickets' twice; remove one of the two", "typeof(Sample), Control = Control.Rearrange", "typeof(Sample), Name = \"other\""),
            Table("TKT528", "‹typeof(Sample)›, Name = \"ticket\", C", "Row 'ticket' is in table 'tickets' twice; give one of the two a 'Name'", "typeof(Sample), Control", "typeof(Sample), Name = \"ticket\", Control"),
            Table("TKT529", "record ‹Tickets›", "Table 'Tickets' is declared on a type that is not partial; write 'public partial record Tickets;'", "public partial record", "public record") with { Beside = [Samples.Record] },
            Table("TKT529", "‹Tickets›;", "that is an experiment; declare it on a type of its own", "[Table(", "[Extends(typeof(Sample))]\n[Adam(0.1)]\n[Table(") with { Beside = [Samples.Record] },
        };
        return cases.Select((mistake, i) => new TestCaseData(mistake).SetArgDisplayNames($"{i:00} {mistake.Id} {mistake.Place.ReplaceLineEndings(" ")}"));
    }

    private static RuleCase Table(string id, string place, string message, string piece, string replacement) =>
        new(id, place, message, TableFiles.Record.With(piece, replacement)) { Beside = [Samples.Record, TableFiles.Use] };
}
