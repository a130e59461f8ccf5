using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests;

public sealed class ExperimentsTests
{
    private static readonly TestFile LenetRecord = TestFile.OfRepository("experiments/FrankleCarbin2019/LenetMnist.cs");

    private static readonly TestFile LenetYaml = TestFile.OfRepository("experiments/FrankleCarbin2019/lenet-mnist.ticket.yaml")
        .With("experiment: LenetMnistYaml", "experiment: LenetMnist");

    private static readonly TestFile[] All =
    [
        LenetRecord,
        TestFile.OfRepository("experiments/FrankleCarbin2019/lenet-mnist.ticket.yaml"),
        TestFile.OfRepository("experiments/FrankleCarbin2019/LenetOneShot.cs"),
        TestFile.OfRepository("experiments/FrankleCarbin2019/LenetVariants.cs"),
        TestFile.OfRepository("experiments/FrankleCarbin2018/MnistIterative.cs"),
        TestFile.OfRepository("experiments/FrankleCarbin2018/mnist-one-shot.ticket.yaml"),
        TestFile.OfRepository("experiments/FrankleCarbin2018/XorUnits.cs"),
        TestFile.OfRepository("experiments/FrankleCarbin2018/XorStrategies.cs"),
        TestFile.OfRepository("experiments/FrankleCarbin2019/Conv2.cs"),
        TestFile.OfRepository("experiments/FrankleCarbin2019/Conv4.cs"),
        TestFile.OfRepository("experiments/FrankleCarbin2019/conv6.ticket.yaml"),
        TestFile.OfRepository("experiments/FrankleCarbin2019/vgg19.ticket.yaml"),
        TestFile.OfRepository("experiments/Networks/LeNet5.cs"),
        TestFile.OfRepository("experiments/Networks/ResNet20.cs"),
        TestFile.OfRepository("experiments/Networks/Vgg11.cs"),
        TestFile.OfRepository("experiments/Networks/alexnet.ticket.yaml"),
    ];

    [Test]
    public void The_declared_experiments_compile_without_errors_or_warnings()
    {
        var run = GeneratorRun.Of(All);
        Assert.That(run.Diagnostics.Concat(run.CompilerDiagnostics).Where(diagnostic => diagnostic.Severity > Microsoft.CodeAnalysis.DiagnosticSeverity.Info), Is.Empty);
    }

    [Test]
    public void A_record_and_a_YAML_file_of_one_experiment_give_the_same_code_but_for_the_header()
    {
        var record = GeneratorRun.GeneratedSources(LenetRecord);
        var yaml = GeneratorRun.GeneratedSources(LenetYaml);
        Assert.That(yaml.Keys, Is.EquivalentTo(record.Keys.Append("LenetMnist.Declaration.g.cs")));
        foreach (var (name, text) in record)
            Assert.That(WithoutHeader(yaml[name]), Is.EqualTo(WithoutHeader(text)), name);
    }

    [Test]
    public void The_registry_lists_the_experiments_in_ordinal_order()
    {
        var definitions = Definitions().ToArray();
        var names = definitions.Select(definition => definition.Name).ToArray();
        Assert.That(names, Is.SupersetOf(new[] { "LenetMnist", "LenetMnistYaml", "ResNet20", "XorUnits8" }), "records, files, networks of blocks, variants");

        // The points of a sweep stand where its name would, in their own order.
        var declared = definitions.Select(definition => definition.Sweep ?? definition.Name).ToArray();
        Assert.That(declared, Is.EqualTo(declared.Order(StringComparer.Ordinal)));
    }

    [Test]
    public void The_definition_says_what_was_declared()
    {
        var lenet = Definitions().Single(definition => definition.Name == "LenetMnistYaml");
        Assert.Multiple(() =>
        {
            Assert.That(lenet.Seed, Is.EqualTo("LenetMnist"));
            Assert.That(lenet.Summary, Is.EqualTo("LeNet-300-100 on MNIST, iterative pruning (Frankle & Carbin 2019, section 2)."));
            Assert.That(lenet.Dataset, Is.EqualTo(Dataset.Mnist));
            Assert.That(lenet.Loss, Is.EqualTo(Loss.SoftmaxCrossEntropy));
            Assert.That(lenet.Replicates, Is.EqualTo(5));
            Assert.That(lenet.Initialization.Initializer, Is.EqualTo(Initializer.GlorotNormal));
            Assert.That(lenet.Training, Is.EqualTo(new TrainingDefinition(Step.Iterations(50_000), 60, 5_000, Step.Iterations(100))));
            Assert.That(lenet.Optimizer, Is.EqualTo(new AdamDefinition(1.2e-3, 0.9, 0.999, 1e-8)));
            Assert.That(lenet.Pruning, Is.EqualTo(new IterativePruningDefinition(Criterion.Magnitude, Granularity.Weight, Scope.Layer, Step.Iterations(0))));
            Assert.That(lenet.Branches, Is.EqualTo([new BranchDefinition(Control.Reinitialize, 3), new BranchDefinition(Control.Rearrange, 2)]));
            Assert.That(lenet.Layers, Is.EqualTo(
            [
                new Layer("Fc1", 784, 300, Activation.Relu),
                new Layer("Fc2", 300, 100, Activation.Relu),
                new Layer("Output", 100, 10, Activation.None) { PruningFraction = 0.1 },
            ]));
        });
    }

    [TestCase("Conv2", "4.3M", "38K")]
    [TestCase("Conv4", "2.4M", "260K")]
    [TestCase("Conv6", "2.3M", "1.1M")]
    [TestCase("Vgg19", "20.0M", "20.0M")]
    public void Networks_of_Frankle_and_Carbin_have_the_papers_numbers_of_weights(string name, string all, string convolutions)
    {
        // Figure 2; for Conv-6 it prints 1.7M, which is not what its layers have.
        var layers = Definitions().Single(definition => definition.Name == name).Layers;
        Assert.That(Rounded(layers), Is.EqualTo(all));
        Assert.That(Rounded(layers.Where(layer => layer.Kind == LayerKind.Conv)), Is.EqualTo(convolutions));

        // As the figure rounds: the convolutions of Conv-2 and Conv-4 in thousands, to two digits.
        static string Rounded(IEnumerable<Layer> layers) => layers.Sum(layer => layer.Weights) is var weights && weights < 100_000
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{weights / 1000}K")
            : weights < 1_000_000 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{10 * Math.Round(weights / 10_000.0)}K")
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{weights / 1e6:0.0}M");
    }

    [TestCase("LeNet5", 59_838, 5)]
    [TestCase("ResNet20", 432 + 6 * 2_304 + 4_608 + 5 * 9_216 + 512 + 18_432 + 5 * 36_864 + 2_048 + 640, 22)]
    [TestCase("Vgg11", 9_222_848, 9)]
    [TestCase("AlexNet", 6_974_144, 8)]
    public void Other_networks_have_the_weights_of_their_layers(string name, int weights, int layers)
    {
        var definition = Definitions().Single(definition => definition.Name == name);
        Assert.Multiple(() =>
        {
            Assert.That(definition.Weights, Is.EqualTo(weights));
            Assert.That(definition.Layers, Has.Length.EqualTo(layers));
            Assert.That(definition.Network.Parts[^1].To, Is.EqualTo(Shape.Flat(10)));
        });
    }

    [Test]
    public void The_loss_of_a_single_output_is_the_sigmoids()
    {
        var xor = Definitions().Single(definition => definition.Name == "XorOneShotProduct");
        Assert.Multiple(() =>
        {
            Assert.That(xor.Loss, Is.EqualTo(Loss.SigmoidCrossEntropy));
            Assert.That(xor.Initialization, Is.EqualTo(new InitializationDefinition(Initializer.TruncatedNormal, 0.1)));
            Assert.That(xor.Pruning, Is.InstanceOf<OneShotPruningDefinition>());
        });
    }

    [Test]
    public void The_schedule_of_LeNet_is_the_papers()
    {
        var lenet = Definitions().Single(definition => definition.Name == "LenetMnist");
        Assert.That(lenet.Weights, Is.EqualTo(266_200));
        Assert.That(lenet.Schedule, Has.Length.EqualTo(21));
        foreach (var (level, remaining) in new[] { (0, "100.0"), (3, "51.3"), (7, "21.1"), (12, "7.0") })
        {
            var percent = 100.0 * lenet.Schedule[level].TotalWeights / lenet.Weights;
            Assert.That(percent.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(remaining), $"Level {level}");
        }
    }

    [TestCase(1, 188_160, 24_000, 900)]
    [TestCase(7, 49_325, 6_291, 478)]
    [TestCase(12, 16_162, 2_062, 282)]
    [TestCase(20, 2_712, 346, 121)]
    public void The_schedule_of_LeNet_is_exact(int level, int fc1, int fc2, int output)
    {
        var lenet = Definitions().Single(definition => definition.Name == "LenetMnist");
        Assert.That(lenet.Schedule[level].Weights, Is.EqualTo([fc1, fc2, output]));
    }

    [TestCase("XorOneShotProduct", new[] { 10, 4, 2 }, new[] { 30, 12, 6 })]
    [TestCase("XorProduct", new[] { 10, 8, 6, 4, 2 }, new[] { 30, 24, 18, 12, 6 })]
    public void The_schedule_of_XOR_counts_hidden_units_and_their_weights(string name, int[] units, int[] weights)
    {
        var xor = Definitions().Single(definition => definition.Name == name);
        Assert.Multiple(() =>
        {
            Assert.That(xor.Schedule.Select(level => level.Level), Is.EqualTo(Enumerable.Range(0, units.Length)));
            Assert.That(xor.Schedule.Select(level => level.Units[0]), Is.EqualTo(units));
            Assert.That(xor.Schedule.Select(level => level.Units[1]), Has.All.EqualTo(1));
            Assert.That(xor.Schedule.Select(level => level.TotalWeights), Is.EqualTo(weights));
        });
    }

    [Test]
    public void A_seed_is_the_experiments_name_unless_given()
    {
        Assert.That(Definitions().Single(definition => definition.Name == "XorProduct").Seed, Is.EqualTo("XorProduct"));
    }

    private static System.Collections.Immutable.ImmutableArray<ExperimentDefinition> Definitions() => CompiledExperiments.Of(All).Definitions;

    private static string WithoutHeader(string text)
    {
        var lines = text.Split('\n');
        Assert.That(lines[1], Does.StartWith("// Written by TicketDsl.Generators from ").And.Not.Contain("experiments/"));
        return string.Join('\n', lines.Where((_, i) => i != 1));
    }
}
