using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests.Variants;

/// <summary>What a variant has of its base and what of its own.</summary>
public sealed class VariantTests
{
    private static readonly TestFile[] Bases = [Samples.Record, Samples.Yaml];

    [Test]
    public void Everything_that_a_variant_does_not_say_is_its_bases([Values] bool yaml, [Values] bool yamlBase)
    {
        var original = VariantFiles.Definition("Sample", Base(yamlBase));
        var variant = Variant("[Experiment(Replicates = 3)]", "replicates: 3", yaml, yamlBase);
        Assert.That(variant with { Network = original.Network, Schedule = original.Schedule, Branches = original.Branches }, Is.EqualTo(
            original with { Name = "Variant", Summary = "A variant.", Extends = "Sample", Replicates = 3 }));
        Assert.Multiple(() =>
        {
            Assert.That(variant.Seed, Is.EqualTo("Sample"));
            Assert.That(variant.Branches, Is.EqualTo(original.Branches));
            Assert.That(variant.Layers, Is.EqualTo(original.Layers));
            Assert.That(variant.Schedule.Select(level => level.TotalWeights), Is.EqualTo(original.Schedule.Select(level => level.TotalWeights)));
        });
    }

    [Test]
    public void An_argument_alone_changes_only_itself([Values] bool yaml)
    {
        var variant = Variant(
            "[Training(BatchSize = 100)]\n[Adam(Beta1 = 0.8)]\n[IterativePruning(Rounds = 2)]",
            "training: { batch: 100 }\noptimizer: { adam: { beta1: 0.8 } }\npruning: { iterative: { rounds: 2 } }", yaml);
        Assert.Multiple(() =>
        {
            Assert.That(variant.Training, Is.EqualTo(new TrainingDefinition(Step.Iterations(5000), 100, 4000, Step.Iterations(100))));
            Assert.That(variant.Optimizer, Is.EqualTo(new AdamDefinition(0.001, 0.8, 0.99, 1e-8)));
            Assert.That(variant.Schedule.Select(level => level.Weights[0]), Is.EqualTo([235_200, 188_160, 150_528]));
        });
    }

    [Test]
    public void A_positional_argument_keeps_the_other_settings([Values] bool yaml)
    {
        var variant = Variant("[Training(\"20ep\")]\n[Adam(0.01)]", "training: { steps: 20ep }\noptimizer: { adam: 0.01 }", yaml);
        Assert.That(variant.Training, Is.EqualTo(new TrainingDefinition(Step.Epochs(20), 60, 4000, Step.Iterations(100))));
        Assert.That(variant.Optimizer, Is.EqualTo(new AdamDefinition(0.01, 0.9, 0.99, 1e-8)));
    }

    [Test]
    public void An_optimizer_of_another_kind_takes_the_place_of_the_whole([Values] bool yaml)
    {
        var variant = Variant("[Sgd(0.1, Momentum = 0.9)]", "optimizer: { sgd: { learning-rate: 0.1, momentum: 0.9 } }", yaml);
        Assert.That(variant.Optimizer, Is.EqualTo(new SgdDefinition(0.1, 0.9)));
    }

    [Test]
    public void One_shot_pruning_takes_the_place_of_iterative_pruning_with_its_layers_fractions([Values] bool yaml)
    {
        var variant = Variant("[OneShotPruning(Fractions = [0.5])]", "pruning: { one-shot: { fractions: [ 0.5 ] } }", yaml);
        Assert.Multiple(() =>
        {
            Assert.That(variant.Pruning, Is.InstanceOf<OneShotPruningDefinition>());
            Assert.That(variant.Schedule[1].Weights, Is.EqualTo([117_600, 1_500]));
            Assert.That(variant.Layers.Select(layer => layer.PruningFraction), Has.All.Null);
        });
    }

    [Test]
    public void Branches_replace_the_bases([Values] bool yaml)
    {
        var variant = Variant("[Branch(Control.Reinitialize)]", "branches: [ reinitialize ]", yaml);
        Assert.That(variant.Branches, Is.EqualTo([new BranchDefinition(Control.Reinitialize, 1)]));
    }

    [Test]
    public void What_is_left_out_is_not_there([Values] bool yaml)
    {
        Assert.That(Left("[ExperimentPart.Branches]", "branches").Branches, Is.Empty);
        var dense = Left("[ExperimentPart.Pruning]", "pruning");
        Assert.That((dense.Pruning, dense.Branches.Length, dense.Schedule.Length), Is.EqualTo(((PruningDefinition?)null, 0, 1)));

        ExperimentDefinition Left(string parts, string part) => yaml
            ? VariantFiles.Definition("Variant", Samples.Yaml, VariantFiles.Yaml($"without: [ {part} ]"))
            : VariantFiles.Definition("Variant", Samples.Record, VariantFiles.Record("").With("typeof(Sample)", $"typeof(Sample), Without = {parts}"));
    }

    [Test]
    public void How_images_and_learning_rates_change_is_inherited_and_can_be_left_out([Values] bool yaml)
    {
        var files = yaml
            ? new[] { Samples.ImageYaml, VariantFiles.Yaml("without: [ decay, warm-up, augmentation ]"), VariantFiles.Yaml("optimizer: { sgd: 0.2 }", "Other") }
            : [Samples.ImageRecord, VariantFiles.Record("[Sgd(0.2)]", "Other"), VariantFiles.Record("").With(
                "typeof(Sample)", "typeof(Sample), Without = [ExperimentPart.Decay, ExperimentPart.WarmUp, ExperimentPart.Augmentation]")];
        var (variant, other) = (VariantFiles.Definition("Variant", files), VariantFiles.Definition("Other", files));
        Assert.Multiple(() =>
        {
            Assert.That((variant.Optimizer.Decay, variant.Optimizer.WarmUp.Count, variant.Training.Augmentation), Is.EqualTo((new NoDecay(), 0, AugmentationDefinition.None)));
            Assert.That((other.Optimizer.LearningRate, other.Optimizer.WeightDecay, ((SgdDefinition)other.Optimizer).Nesterov), Is.EqualTo((0.2, 0.0005, true)));
            Assert.That((other.Optimizer.Decay, other.Optimizer.WarmUp, other.Training.Augmentation), Is.EqualTo((new StepDecay(0.2, [Step.Epochs(10), Step.Iterations(9000)]), Step.Epochs(1), new AugmentationDefinition(true, 4))));
            Assert.That(other.Initialization.Limit, Is.EqualTo(0.0625));
        });
    }

    [Test]
    public void A_variant_can_have_a_network_of_its_own([Values] bool yaml)
    {
        var variant = yaml
            ? VariantFiles.Definition("Variant", Samples.Yaml, VariantFiles.Yaml("network: [ Wide: { linear: 500, tanh: }, Output: { linear: 10, pruning-fraction: 0.1 } ]"))
            : VariantFiles.Definition("Variant", Samples.Record, VariantFiles.Record("", layers: "([Linear(500), Tanh] Layer Wide, [Linear(10), PruningFraction(0.1)] Layer Output)"));
        Assert.That(variant.Layers, Is.EqualTo([new Layer("Wide", 784, 500, Activation.Tanh), new Layer("Output", 500, 10, Activation.None) { PruningFraction = 0.1 }]));
    }

    [Test]
    public void A_setting_of_a_layer_can_be_changed_by_its_name([Values] bool yaml)
    {
        var variant = Variant(
            "[Set(\"Hidden.Units\", 100)]\n[Set(\"*.Dropout\", 0.5)]\n[Set(\"Output.PruningFraction\", 0.05)]",
            "set: { network.Hidden.linear: 100, network.*.dropout: 0.5, network.Output.pruning-fraction: 0.05 }", yaml);
        Assert.That(variant.Layers, Is.EqualTo(
        [
            new Layer("Hidden", 784, 100, Activation.Relu) { Dropout = 0.5 }, new Layer("Output", 100, 10, Activation.None) { PruningFraction = 0.05 },
        ]));
    }

    [Test]
    public void Networks_of_blocks_are_inherited([Values] bool yaml, [Values] bool yamlBase)
    {
        var files = new[]
        {
            yamlBase ? Samples.BlockYaml : Samples.BlockRecord,
            yaml ? VariantFiles.Yaml("set: { network.Stage1.repeat: 1 }") : VariantFiles.Record("[Set(\"Stage1.Repeat\", 1)]"),
        };
        var (original, variant) = (VariantFiles.Definition("Sample", files), VariantFiles.Definition("Variant", files));
        Assert.That(variant.Layers.Select(layer => layer.Name), Is.EqualTo(original.Layers.Select(layer => layer.Name).Where(name => !name.StartsWith("Stage1.Block2", StringComparison.Ordinal)).Select(name => name.Replace("Stage1.Block1.", "Stage1.Block1.", StringComparison.Ordinal))));
    }

    [Test]
    public void Variants_of_variants_hold_across_languages_in_any_order_of_files()
    {
        TestFile[] files =
        [
            VariantFiles.Record("[Training(BatchSize = 50)]", "Third", "Second"),
            VariantFiles.Yaml("optimizer: { sgd: 0.1 }", "Second", "First"),
            VariantFiles.Record("[Experiment(Seed = \"shared\")]\n[IterativePruning(Rounds = 1)]", "First"),
            Samples.Yaml,
        ];
        foreach (var ordered in new[] { files, [.. files.Reverse()] })
        {
            var third = VariantFiles.Definition("Third", ordered);
            Assert.Multiple(() =>
            {
                Assert.That((third.Extends, third.Seed, third.Training.BatchSize, third.Schedule.Length), Is.EqualTo(("Second", "shared", 50, 2)));
                Assert.That(third.Optimizer, Is.EqualTo(new SgdDefinition(0.1, 0)));
                Assert.That(third.Layers, Is.EqualTo(VariantFiles.Definition("Sample", ordered).Layers));
            });
        }
    }

    [Test]
    public void Both_languages_give_a_variant_the_same_code_but_for_the_header()
    {
        var record = GeneratorRun.GeneratedSources(Samples.Yaml, VariantFiles.Record("[Adam(0.01)]"));
        var yaml = GeneratorRun.GeneratedSources(Samples.Yaml, VariantFiles.Yaml("optimizer: { adam: 0.01 }"));
        Assert.That(yaml.Keys, Is.EqualTo(record.Keys));
        foreach (var (name, text) in record.Where(file => file.Key is not "Variant.Declaration.g.cs"))
            Assert.That(yaml[name], Is.EqualTo(text.Replace("from Variant.cs.", "from Variant.ticket.yaml.", StringComparison.Ordinal)), name);
    }

    [Test]
    public void A_base_is_checked_and_extended_but_not_listed([Values] bool yaml)
    {
        var files = yaml
            ? new[] { Samples.Yaml.With("dataset: mnist", "base: true\ndataset: mnist"), VariantFiles.Yaml("replicates: 2") }
            : [Samples.Record.With("Replicates = 5", "IsBase = true, Replicates = 5"), VariantFiles.Record("[Experiment(Replicates = 2)]")];
        Assert.That(CompiledExperiments.Of(files).Definitions.Select(definition => definition.Name), Is.EqualTo(["Variant"]));
        Assert.That(GeneratorRun.Of(files[0].With(yaml ? "rounds: 3" : "Rounds = 3", yaml ? "rounds: 0" : "Rounds = 0")).Diagnostics.Select(diagnostic => diagnostic.Id), Is.EqualTo(["TKT324"]));
    }

    [Test]
    public void A_mistake_of_the_base_is_told_once_at_the_base([Values] bool yaml)
    {
        foreach (var (csharp, key) in new[] { ("Fraction = 1.2", "fraction: 1.2"), ("RewindTo = \"0it\"", "rewind-to: 0it"), ("Fraction = 0.2, RewindTo = \"soon\"", "fraction: 0.2, rewind-to: soon") })
        {
            var files = yaml
                ? new[] { Samples.Yaml.With("fraction: 0.2, rounds: 3, rewind-to: 0it", key + ", rounds: 3"), VariantFiles.Yaml("pruning: { iterative: { rounds: 2 } }") }
                : [Samples.Record.With("Fraction = 0.2, Rounds = 3, RewindTo = \"0it\"", csharp + ", Rounds = 3"), VariantFiles.Record("[IterativePruning(Rounds = 2)]")];
            var run = GeneratorRun.Of([.. files, Samples.Use]);
            Assert.That(run.Diagnostics.Select(diagnostic => diagnostic.Location.GetLineSpan().Path), Is.EqualTo([files[0].Path]), csharp);
            Assert.That(run.CompilerDiagnostics, Is.Empty);
            Assert.That(run.Sources["Experiments.g.cs"], Does.Not.Contain("Variant"));
        }
    }

    [Test]
    public void What_only_both_together_do_wrong_is_told_at_the_variant([Values] bool yaml)
    {
        var file = yaml ? VariantFiles.Yaml("training: { steps: 50it }") : VariantFiles.Record("[Training(\"50it\")]");
        var run = GeneratorRun.Of(yaml ? Samples.Yaml : Samples.Record, file);
        Assert.That(run.Diagnostics.Select(diagnostic => diagnostic.ToString()), Has.One.Items.And.All.StartsWith(file.Path).And.All.Contains("TKT304"));
    }

    [Test]
    public void A_variant_of_a_sweep_has_what_is_not_swept([Values] bool yaml)
    {
        var swept = yaml ? VariantFiles.Yaml("sweep: { training.batch: [ 10, 20 ] }", "Swept") : VariantFiles.Record("[Sweep(\"Training.BatchSize\", 10, 20)]", "Swept");
        var variant = VariantFiles.Definition("Variant", Samples.Record, swept, yaml ? VariantFiles.Yaml("", basedOn: "Swept") : VariantFiles.Record("", basedOn: "Swept"));
        Assert.That((variant.Training.BatchSize, variant.Sweep), Is.EqualTo((60, (string?)null)));
    }

    [Test]
    public void Information_about_the_base_is_told_once([Values] bool yaml)
    {
        var files = yaml
            ? new[] { Samples.Yaml.With(", pruning-fraction: 0.1", ""), VariantFiles.Yaml("replicates: 2") }
            : [Samples.Record.With(", PruningFraction(0.1)", ""), VariantFiles.Record("[Experiment(Replicates = 2)]")];
        Assert.That(GeneratorRun.Of(files).Diagnostics.Select(diagnostic => (diagnostic.Id, diagnostic.Location.GetLineSpan().Path)), Is.EqualTo([("TKT336", files[0].Path)]));
    }

    [Test]
    public void Each_of_two_files_that_extend_each_other_is_no_experiment_and_one_says_so()
    {
        var run = GeneratorRun.Of(VariantFiles.Yaml("replicates: 2", "First", "Second"), VariantFiles.Yaml("replicates: 2", "Second", "First"), VariantFiles.Yaml("replicates: 2", "Third", "Second"));
        Assert.That(run.Diagnostics.Select(diagnostic => diagnostic.ToString()), Has.One.Items.And.All.StartsWith("First.ticket.yaml(3,10)").And.All.Contains("TKT502"));
        Assert.That(run.CompilerDiagnostics, Is.Empty);
    }

    [Test]
    public void A_type_that_is_nowhere_is_the_compilers_error_alone()
    {
        var run = GeneratorRun.Of(Samples.Record, VariantFiles.Record("[Adam(0.1)]", basedOn: "Sampel"));
        Assert.That(run.Diagnostics, Is.Empty);
        Assert.That(run.CompilerDiagnostics.Select(diagnostic => diagnostic.Id), Is.EqualTo(["CS0246"]));
    }

    [Test]
    public void A_thousand_variants_of_one_another_end()
    {
        var files = Enumerable.Range(0, 1000).Select(i => VariantFiles.Yaml($"replicates: {i + 2}", $"V{i}", i == 0 ? "Sample" : $"V{i - 1}"));
        var compilation = GeneratorRun.Compile();
        var result = GeneratorRun.UntrackedDriver([Samples.Yaml, .. files]).RunGenerators(compilation).GetRunResult();
        Assert.That(result.Diagnostics, Is.Empty);
        Assert.That(result.Results.Single().GeneratedSources.Count(source => source.HintName.EndsWith(".Network.g.cs", StringComparison.Ordinal)), Is.EqualTo(1001));
    }

    private static TestFile Base(bool yaml) => Bases[yaml ? 1 : 0];

    private static ExperimentDefinition Variant(string attributes, string keys, bool yaml, bool? yamlBase = null) =>
        VariantFiles.Definition("Variant", Base(yamlBase ?? yaml), yaml ? VariantFiles.Yaml(keys) : VariantFiles.Record(attributes));
}
