extern alias generator;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TicketDsl.Generators.Tests.Harness;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;
using Steps = generator::TicketDsl.Generators.StepNames;

namespace TicketDsl.Generators.Tests.Variants;

/// <summary>What an edit makes anew where experiments extend one another.</summary>
public sealed class VariantIncrementalTests
{
    private static readonly TestFile Unrelated = Samples.Yaml.With("experiment: Sample", "experiment: Unrelated") with { Path = "unrelated.ticket.yaml" };

    private static readonly TestFile First = VariantFiles.Yaml("replicates: 2", "First");

    private static readonly TestFile Swept = VariantFiles.Record("[Sweep(\"Training.BatchSize\", 10, 20)]", "Swept", "First");

    [Test]
    public void An_edit_of_an_unrelated_declaration_makes_no_variant_anew()
    {
        var result = Edit(Unrelated, Unrelated.With("rounds: 3", "rounds: 4"));
        Assert.Multiple(() =>
        {
            Assert.That(StepReasons.Of(result, Steps.Index), Is.EqualTo([Modified]));
            Assert.That(StepReasons.Of(result, Steps.Variants), Has.Count.EqualTo(2).And.All.EqualTo(Unchanged));
            Assert.That(StepReasons.Of(result, Steps.Validated), Is.EquivalentTo([Cached, Cached, Cached, Modified]));
            Assert.That(StepReasons.Of(result, Steps.Experiments), Is.EquivalentTo([Unchanged, Unchanged, Unchanged, Modified]));
            Assert.That(StepReasons.OfOutputs(result), Is.EquivalentTo([Cached, Cached, Cached, Modified, Cached]));
        });
    }

    [Test]
    public void An_edit_of_a_base_makes_its_variants_anew()
    {
        var result = Edit(Samples.Record, Samples.Record.With("Rounds = 3", "Rounds = 4"));
        Assert.Multiple(() =>
        {
            Assert.That(StepReasons.Of(result, Steps.Variants), Has.Count.EqualTo(2).And.All.EqualTo(Modified));
            Assert.That(StepReasons.Of(result, Steps.Validated), Is.EquivalentTo([Modified, Modified, Cached, Modified]));
            Assert.That(StepReasons.OfOutputs(result), Is.EquivalentTo([Modified, Modified, Modified, Cached, Cached]));
        });
    }

    [Test]
    public void An_edit_of_a_variant_leaves_its_base_as_it_was()
    {
        var result = Edit(First, First.With("replicates: 2", "replicates: 3"));
        Assert.Multiple(() =>
        {
            Assert.That(StepReasons.Of(result, Steps.Variants), Has.Count.EqualTo(2).And.All.EqualTo(Modified));
            Assert.That(StepReasons.OfOutputs(result), Is.EquivalentTo([Cached, Modified, Modified, Cached, Cached]));
        });
    }

    [Test]
    public void Moving_a_base_in_its_file_makes_nothing_anew()
    {
        var result = Edit(Samples.Record, Samples.Record.With("namespace Tests;\n", "namespace Tests;\n\n// A word.\n"));
        Assert.Multiple(() =>
        {
            Assert.That(StepReasons.Of(result, Steps.Bases), Has.All.Matches<IncrementalStepRunReason>(reason => reason is Cached or Unchanged));
            Assert.That(StepReasons.Of(result, Steps.Variants), Is.EqualTo([Cached, Cached]));
            Assert.That(StepReasons.OfOutputs(result), Has.All.EqualTo(Cached));
        });
    }

    private static GeneratorDriverRunResult Edit(TestFile before, TestFile after)
    {
        var compilation = GeneratorRun.Compile(Samples.Record, Swept);
        var texts = new[] { First, Unrelated }.Select(file => (file, text: file.ToAdditionalText())).ToArray();
        var driver = GeneratorRun.Driver().ReplaceAdditionalTexts([.. texts.Select(pair => pair.text)]).RunGenerators(compilation);
        if (!before.IsCSharp) return driver.ReplaceAdditionalText(texts.Single(pair => pair.file == before).text, after.ToAdditionalText()).RunGenerators(compilation).GetRunResult();
        var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == before.Path);
        return driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, after.ToTree())).GetRunResult();
    }
}
