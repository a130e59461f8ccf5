extern alias generator;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TicketDsl.Generators.Tests.Harness;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;
using Steps = generator::TicketDsl.Generators.StepNames;

namespace TicketDsl.Generators.Tests;

public sealed class IncrementalTests
{
    private static readonly TestFile First = Samples.Yaml.With("experiment: Sample", "experiment: First") with { Path = "first.ticket.yaml" };

    private static readonly TestFile Second = Samples.Yaml.With("experiment: Sample", "experiment: Second") with { Path = "second.ticket.yaml" };

    private static readonly TestFile Program = new("Program.cs", "namespace Tests;\n\nclass Program { int _field = 1; }\n");

    [Test]
    public void An_edit_elsewhere_gives_every_step_the_same_as_before()
    {
        var result = Edit(Program, Program.With("= 1", "= 2"));
        Assert.Multiple(() =>
        {
            Assert.That(StepReasons.Of(result, Steps.Reference), Is.EqualTo([Unchanged]));
            Assert.That(StepReasons.Of(result, Steps.RootNamespace), Is.EqualTo([Cached]));
            Assert.That(StepReasons.Of(result, Steps.DeclaredRecords), Is.EqualTo([Unchanged]));
            Assert.That(StepReasons.Of(result, Steps.Records), Is.EqualTo([Cached]));
            Assert.That(StepReasons.Of(result, Steps.YamlFiles), Is.EqualTo([Cached, Cached]));
            Assert.That(StepReasons.Of(result, Steps.Validated), Is.EqualTo([Cached, Cached, Cached]));
            Assert.That(StepReasons.Of(result, Steps.RosterEntries), Is.EqualTo([Cached, Cached, Cached]));
            Assert.That(StepReasons.Of(result, Steps.Roster), Is.EqualTo([Cached]));
            Assert.That(StepReasons.Of(result, Steps.Experiments), Is.EqualTo([Cached, Cached, Cached]));
            Assert.That(StepReasons.Of(result, Steps.AnyDeclared), Is.EqualTo([Cached]));
            Assert.That(StepReasons.Of(result, Steps.Registry), Is.EqualTo([Cached]));
            Assert.That(StepReasons.Of(result, Steps.Diagnostics), Is.Empty);
            Assert.That(StepReasons.OfOutputs(result), Has.All.EqualTo(Cached));
        });
    }

    [Test]
    public void An_edit_of_one_YAML_file_writes_only_its_experiment_again()
    {
        var result = Edit(Second, Second.With("rounds: 3", "rounds: 4"));
        Assert.Multiple(() =>
        {
            Assert.That(StepReasons.Of(result, Steps.Records), Is.EqualTo([Cached]));
            Assert.That(StepReasons.Of(result, Steps.YamlFiles), Is.EqualTo([Cached, Modified]));
            Assert.That(StepReasons.Of(result, Steps.Validated), Is.EqualTo([Cached, Cached, Modified]));
            Assert.That(StepReasons.Of(result, Steps.Roster), Is.EqualTo([Modified]));
            Assert.That(StepReasons.Of(result, Steps.Experiments), Is.EqualTo([Unchanged, Unchanged, Modified]));
            Assert.That(StepReasons.Of(result, Steps.Registry), Is.EqualTo([Unchanged]));
            Assert.That(StepReasons.OfOutputs(result), Is.EquivalentTo([Cached, Cached, Modified, Cached]));
        });
    }

    [Test]
    public void An_edit_of_one_of_many_declarations_makes_only_its_own_outputs_anew([Values] bool yaml)
    {
        const int Count = 30;
        const int Edited = 17;
        var records = Enumerable.Range(0, Count).Select(i => Samples.Record.With("record Sample(", $"record Record{i:00}(") with { Path = $"Record{i:00}.cs" }).ToArray();
        var texts = Enumerable.Range(0, Count).Select(i => (Samples.Yaml.With("experiment: Sample", $"experiment: File{i:00}") with { Path = $"file{i:00}.ticket.yaml" }).ToAdditionalText()).ToArray();
        var compilation = GeneratorRun.Compile(records);
        var driver = GeneratorRun.Driver().AddAdditionalTexts([.. texts]).RunGenerators(compilation);
        if (yaml)
            driver = driver.ReplaceAdditionalText(texts[Edited], (Samples.Yaml.With("experiment: Sample", $"experiment: File{Edited}").With("rounds: 3", "rounds: 4") with { Path = $"file{Edited}.ticket.yaml" }).ToAdditionalText());
        else
            compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[Edited], records[Edited].With("Rounds = 3", "Rounds = 4").ToTree());
        var result = driver.RunGenerators(compilation).GetRunResult();

        // Records come before files, and each step keeps its inputs' order.
        Assert.Multiple(() =>
        {
            Assert.That(StepReasons.Of(result, Steps.Reference), Is.EqualTo([yaml ? Cached : Unchanged]));
            Assert.That(StepReasons.Of(result, Steps.RootNamespace), Is.EqualTo([Cached]));
            Assert.That(StepReasons.Of(result, Steps.DeclaredRecords), Is.EqualTo(yaml ? All(Cached) : AllBut(Unchanged)));
            Assert.That(StepReasons.Of(result, Steps.Records), Is.EqualTo(yaml ? All(Cached) : AllBut(Cached)));
            Assert.That(StepReasons.Of(result, Steps.Blocks), Is.Empty);
            Assert.That(StepReasons.Of(result, Steps.ValidatedBlocks), Is.Empty);
            Assert.That(StepReasons.Of(result, Steps.YamlFiles), Is.EqualTo(yaml ? AllBut(Cached) : All(Cached)));
            Assert.That(StepReasons.Of(result, Steps.Validated), Is.EqualTo(Both(Cached)));
            Assert.That(StepReasons.Of(result, Steps.RosterEntries), Is.EqualTo(Both(Cached)));
            Assert.That(StepReasons.Of(result, Steps.Roster), Is.EqualTo([Modified]));
            Assert.That(StepReasons.Of(result, Steps.Experiments), Is.EquivalentTo(Both(Unchanged)));
            Assert.That(StepReasons.Of(result, Steps.AnyDeclared), Is.EqualTo([Unchanged]));
            Assert.That(StepReasons.Of(result, Steps.Registry), Is.EqualTo([Unchanged]));
            Assert.That(StepReasons.Of(result, Steps.Diagnostics), Is.Empty);
            Assert.That(StepReasons.OfOutputs(result).Count(reason => reason == Modified), Is.EqualTo(1));
            Assert.That(StepReasons.OfOutputs(result).Count(reason => reason == Cached), Is.EqualTo(2 * Count));

            // Where there are no variants no one looks for their bases, and where no modules are asked for no one for TorchSharp.
            foreach (var step in new[] { Steps.Bases, Steps.Index, Steps.Variants, Steps.TorchReference, Steps.TorchModules }) Assert.That(StepReasons.Of(result, step), Is.Empty, step);
            Assert.That(TrackedSteps.All, Has.Count.EqualTo(23), "Every step is asserted here.");
        });

        IncrementalStepRunReason[] All(IncrementalStepRunReason reason) => [.. Enumerable.Repeat(reason, Count)];
        IncrementalStepRunReason[] AllBut(IncrementalStepRunReason reason) => [.. Enumerable.Range(0, Count).Select(i => i == Edited ? Modified : reason)];
        IncrementalStepRunReason[] Both(IncrementalStepRunReason reason) => yaml ? [.. All(reason), .. AllBut(reason)] : [.. AllBut(reason), .. All(reason)];
    }

    [Test]
    public void Moving_a_record_in_its_file_writes_nothing_again()
    {
        var result = Edit(Samples.Record, Samples.Record.With("namespace Tests;\n", "namespace Tests;\n\n// A word.\n"));
        Assert.Multiple(() =>
        {
            Assert.That(StepReasons.Of(result, Steps.Records), Is.EqualTo([Modified]));
            Assert.That(StepReasons.Of(result, Steps.Roster), Is.EqualTo([Unchanged]));
            Assert.That(StepReasons.Of(result, Steps.Experiments), Is.EqualTo([Cached, Cached, Cached]));
            Assert.That(StepReasons.OfOutputs(result), Has.All.EqualTo(Cached));
        });
    }

    [Test]
    public void An_edit_of_a_block_writes_only_the_experiments_again_that_use_it()
    {
        var block = new TestFile("Block.cs", "using TicketDsl;\nnamespace Tests;\n[Block] public record Pair([Conv(4)] Layer A, [Conv(4)] Layer B);\n");
        var user = Samples.ImageRecord.With("record Sample(", "record User(").With("[MaxPool(2)] Layer Pool1", "Pair Pair1") with { Path = "User.cs" };
        var compilation = GeneratorRun.Compile(Samples.Record, user, block);
        var driver = GeneratorRun.Driver().RunGenerators(compilation);
        var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == block.Path);
        var edited = compilation.ReplaceSyntaxTree(tree, block.With("B);", "C);").ToTree());
        var result = driver.RunGenerators(edited).GetRunResult();
        Assert.Multiple(() =>
        {
            Assert.That(StepReasons.Of(result, Steps.Records), Is.EqualTo([Cached, Modified]));
            Assert.That(StepReasons.Of(result, Steps.Experiments), Is.EqualTo([Unchanged, Modified]));
        });

        // Moved in its file, a block is the same.
        var moved = edited.ReplaceSyntaxTree(edited.SyntaxTrees.Single(tree => tree.FilePath == block.Path), block.With("B);", "C);").With("namespace Tests;\n", "namespace Tests;\n\n").ToTree());
        result = driver.RunGenerators(edited).RunGenerators(moved).GetRunResult();
        Assert.That(StepReasons.Of(result, Steps.DeclaredRecords), Is.EqualTo([Unchanged, Unchanged, Modified]));
        Assert.That(StepReasons.Of(result, Steps.Records), Is.EqualTo([Cached, Cached]));
    }

    [Test]
    public void An_edit_elsewhere_leaves_what_is_wrong_with_a_block_as_it_was()
    {
        var compilation = GeneratorRun.Compile(Samples.BlockRecord.With("Kernel = 5", "Kernel = 0"), Program);
        var driver = GeneratorRun.Driver().RunGenerators(compilation);
        var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == Program.Path);
        var result = driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, Program.With("= 1", "= 2").ToTree())).GetRunResult();
        Assert.Multiple(() =>
        {
            Assert.That(StepReasons.Of(result, Steps.DeclaredRecords), Has.All.EqualTo(Unchanged));
            // A step is known by what came of it: the sound block has nothing to report.
            Assert.That(StepReasons.Of(result, Steps.Blocks), Is.EqualTo([Cached]));
            Assert.That(StepReasons.Of(result, Steps.ValidatedBlocks), Is.EqualTo([Cached]));
        });
    }

    [Test]
    public void A_mistake_and_its_mending_come_and_go()
    {
        var driver = Driver().RunGenerators(GeneratorRun.Compile(Samples.Record, Program));
        var broken = Second.With("rounds: 3", "rounds: 0");
        driver = driver.ReplaceAdditionalTexts([First.ToAdditionalText(), broken.ToAdditionalText()]).RunGenerators(GeneratorRun.Compile(Samples.Record, Program));
        Assert.That(driver.GetRunResult().Diagnostics.Select(diagnostic => diagnostic.Id), Is.EqualTo(["TKT324"]));
        driver = driver.ReplaceAdditionalTexts([First.ToAdditionalText(), Second.ToAdditionalText()]).RunGenerators(GeneratorRun.Compile(Samples.Record, Program));
        Assert.That(driver.GetRunResult().Diagnostics, Is.Empty);
    }

    private static GeneratorDriver Driver() => GeneratorRun.Driver(First, Second);

    /// <summary>The run after an edit, on a compilation and files that are else the very same objects.</summary>
    private static GeneratorDriverRunResult Edit(TestFile before, TestFile after)
    {
        var compilation = GeneratorRun.Compile(Samples.Record, Program);
        var texts = new[] { First, Second }.Select(file => (file, text: file.ToAdditionalText())).ToArray();
        var driver = Driver().ReplaceAdditionalTexts([.. texts.Select(pair => pair.text)]).RunGenerators(compilation);
        if (!before.IsCSharp)
        {
            driver = driver.ReplaceAdditionalText(texts.Single(pair => pair.file == before).text, after.ToAdditionalText());
            return driver.RunGenerators(compilation).GetRunResult();
        }

        var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == before.Path);
        return driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, after.ToTree())).GetRunResult();
    }
}
