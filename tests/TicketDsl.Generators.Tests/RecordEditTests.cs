extern alias generator;

using generator::TicketDsl.Generators.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TicketDsl.Generators.Tests.Harness;
using TicketDsl.Generators.Tests.Rules;

namespace TicketDsl.Generators.Tests;

/// <summary>A record is read again when anything changes that it depends on, in whatever file, and else never.</summary>
public sealed class RecordEditTests
{
    private static readonly TestFile Rated = Samples.Record.With("Adam(0.001,", "Adam(Rates.Small,");

    private static readonly TestFile Rates = Other("Rates.cs", "namespace Tests;\nstatic class Rates { public const double Small = Others.Rate; static int Half(int all) => all / 2; }\n");

    private static readonly TestFile Others = Other("Others.cs", "namespace Tests;\npartial record Others { public const double Rate = 0.002; }\n");

    private static readonly TestFile Usings = Other("Usings.cs", "global using TicketDsl;\n");

    private static readonly TestFile Using = Samples.ImageRecord.With("[MaxPool(2)] Layer Pool1", "Outer Pool1").With("record Sample(", "record Using(") with { Path = "Using.cs" };

    private static readonly TestFile Outer = Other("Outer.cs", "using TicketDsl;\nnamespace Tests;\n[Block] public record Outer([Conv(4)] Layer A, Inner B);\n");

    private static readonly TestFile Inner = Other("Inner.cs", "using TicketDsl;\nnamespace Tests;\n[Block] public record Inner([Conv(8)] Layer C);\n");

    private static readonly TestFile Variant = Other("Variant.cs", "using TicketDsl;\nnamespace Tests;\n[Extends(typeof(Sample))] [Sgd(Rates.Small)] public partial record Variant;\n");

    private static readonly TestFile Part = Other("Part.cs", "using TicketDsl;\nnamespace Tests;\n[WarmUp(\"10it\")] public partial record Sample;\n");

    private static readonly TestFile Nothing = Other("Nothing.cs", "namespace Tests;\n");

    private static readonly (string What, TestFile[] Before, TestFile After)[] Edits =
    [
        ("a constant that a constant is", [Rated, Rates, Others], Others.With("0.002", "0.003")),
        ("a constant that becomes another", [Rated, Rates, Others], Rates.With("Others.Rate", "0.003")),
        ("a constant that is no longer there", [Rated, Rates, Others], Others.With("Rate", "Date")),
        ("a name for an attribute", [Samples.Record.With("Adam(0.001, Beta1 = 0.9, Beta2 = 0.99, Epsilon = 1e-8)", "Descent(0.001)"), Other("Usings.cs", "global using Descent = TicketDsl.AdamAttribute;\n")],
            Other("Usings.cs", "global using Descent = TicketDsl.SgdAttribute;\n")),
        ("a name for the experiment's attribute", [Samples.Record.With("Experiment(", "Study("), Nothing], Nothing with { Text = "global using Study = TicketDsl.ExperimentAttribute;\n" }),
        ("the namespace that every file uses", [Samples.Record.With("using TicketDsl;\n", ""), Usings], Usings.With("global ", "")),
        ("an attribute of the same name that is nearer", [Samples.Record, Nothing], Nothing.With(";\n", ";\nclass AdamAttribute(double rate) : System.Attribute { double Rate = rate; }\n")),
        ("an enumeration of the same name that is nearer", [Samples.Record, Nothing], Nothing.With(";\n", ";\nenum Dataset { Mnist }\n")),
        ("a type of a layer's name that is nearer", [Samples.Record, Nothing], Nothing.With(";\n", ";\nclass Layer;\n")),
        ("a block", [Using, Outer, Inner], Outer.With("Conv(4)", "Conv(5)")),
        ("a block of a block", [Using, Outer, Inner], Inner.With("Conv(8)", "Conv(9)")),
        ("a record that is no longer a block", [Using, Outer, Inner], Inner.With("[Block] ", "")),
        ("a record that becomes a block", [Using, Outer.With("[Block] ", ""), Inner], Outer),
        ("a base", [Samples.Record, Variant, Rates, Others], Samples.Record.With("Rounds = 3", "Rounds = 4")),
        ("a base that is no longer partial", [Samples.Record, Variant, Rates, Others], Samples.Record.With("partial ", "")),
        ("an experiment of a table", [Samples.Record, TableFiles.Record], Samples.Record.With("Rounds = 3", "Rounds = 2")),
        ("a vocabulary of a table's columns that is nearer", [Samples.Record, TableFiles.Record, Nothing], Nothing.With(";\n", ";\nenum Column { EarlyStop, InDegree }\n")),
        ("another part of the record", [Samples.Record, Part], Part.With("10it", "20it")),
        ("a part that comes to the record", [Samples.Record, Nothing], Nothing with { Text = Part.Text }),
        ("a class that the record derives from", [Samples.Record.With("Layer Output);", "Layer Output) : Above;"), Other("Above.cs", "namespace Tests;\npublic abstract record Above { public const double Rate = 0.1; }\n")],
            Other("Above.cs", "namespace Tests;\npublic abstract record Above { public const string Dataset = \"\"; }\n")),
    ];

    private static IEnumerable<TestCaseData> Named => Edits.Select(edit => new TestCaseData(edit.Before, edit.After).SetName($"Changed: {edit.What}"));

    [TestCaseSource(nameof(Named))]
    public void What_a_record_depends_on_is_seen_to_change(TestFile[] before, TestFile after)
    {
        var project = new EditedProject(before);
        var said = project.Said;
        project.AssertAsAfresh("Before the edit");
        project.Edit(after);
        project.AssertAsAfresh("After the edit");
        Assert.That(project.Said, Is.Not.EqualTo(said), "The edit makes a difference.");
        project.Edit(before.Single(file => file.Path == after.Path));
        Assert.That(project.Said, Is.EqualTo(said), "The edit is taken back.");
    }

    [Test]
    public void References_that_come_and_go_are_seen()
    {
        var project = new EditedProject(Samples.Record);
        var references = project.Compilation.References.ToArray();
        var said = project.Said;
        project.Reference(TestCompilation.WithoutTicketDsl([]).References);
        Assert.That(project.Said, Has.Count.EqualTo(1).And.EqualTo(project.SaidAfresh));
        project.Reference(references);
        Assert.That(project.Said, Is.EqualTo(said));
    }

    [Test]
    public void Any_edits_in_any_order_give_what_a_first_run_gives([Values(1, 2, 3, 4, 5, 6)] int seed)
    {
        // Each file has several texts; files of one project may not make sense together, and that is as well.
        var texts = Edits.SelectMany(edit => edit.Before.Append(edit.After)).Distinct().ToArray();
        var random = new Random(seed);
        var project = new EditedProject([.. texts.GroupBy(file => file.Path).Select(versions => versions.First())]);
        for (var i = 0; i < 25; i++)
        {
            var edited = texts[random.Next(texts.Length)];
            project.Edit(edited);
            project.AssertAsAfresh($"Edit {i}, of {edited.Path}");
        }
    }

    [Test]
    public void A_record_is_not_read_again_for_an_edit_of_another_or_of_a_body_or_a_comment()
    {
        var project = new EditedProject(Rated, Rates, Others, Using, Outer, Inner);
        var read = Read(project);
        Assert.Multiple(() =>
        {
            Assert.That(Edited(Using.With("Conv(16)", "Conv(17)").With("Dataset.Cifar10", "Dataset.Cifar10, Replicates = 3")), Is.SameAs(read));
            Assert.That(Edited(Using.With("[Augmentation", "[Branch(Control.Rearrange)]\n[Augmentation")), Is.SameAs(read));
            Assert.That(Edited(Inner.With("Conv(8)", "Conv(9)")), Is.SameAs(read));
            Assert.That(Edited(Rates.With("all / 2", "all / 3")), Is.SameAs(read));
            Assert.That(Edited(Rates.With("static int", "/* A half. */\n    static  int")), Is.SameAs(read));
            Assert.That(Edited(Rates.With("Others.Rate", "0.5")), Is.Not.SameAs(read));
        });

        DeclaredRecord Edited(TestFile file)
        {
            project.Edit(file);
            return Read(project);
        }
    }

    private static DeclaredRecord Read(EditedProject project)
    {
        var tree = project.Compilation.SyntaxTrees.Single(tree => tree.FilePath == Rated.Path);
        var record = tree.GetRoot().DescendantNodes().OfType<RecordDeclarationSyntax>().First();
        return RecordMemo.Read(record, project.Compilation, CancellationToken.None);
    }

    private static TestFile Other(string path, string text) => new(path, text);
}
