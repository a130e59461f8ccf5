using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests;

/// <summary>What a network of convolutions is when it reaches the runtime.</summary>
public sealed class ConvolutionTests
{
    [Test]
    public void Both_languages_give_the_same_code_but_for_the_header()
    {
        var record = GeneratorRun.GeneratedSources(Samples.ImageRecord);
        var yaml = GeneratorRun.GeneratedSources(Samples.ImageYaml);
        Assert.That(yaml.Keys, Is.EquivalentTo(record.Keys.Append("Sample.Declaration.g.cs")));
        foreach (var (name, text) in record)
            Assert.That(yaml[name].Replace("from image.ticket.yaml", "from Image.cs", StringComparison.Ordinal), Is.EqualTo(text), name);
    }

    [Test]
    public void The_generated_code_compiles_without_a_warning([Values] bool yaml)
    {
        var run = GeneratorRun.Of(yaml ? Samples.ImageYaml : Samples.ImageRecord, Samples.Use);
        Assert.That(run.Diagnostics.Concat(run.CompilerDiagnostics), Is.Empty);
    }

    [Test]
    public void Every_layer_has_its_shape_and_what_was_declared_of_it()
    {
        var image = new Shape(3, 32, 32);
        Assert.That(Network(Samples.ImageRecord), Is.EqualTo(NetworkDefinition.Chain(
            Layer.Conv("Conv1", image, 16, new Window(3, 1, 1), Activation.Relu) with { HasBias = false, HasBatchNorm = true },
            Layer.Pool("Pool1", LayerKind.MaxPool, new Shape(16, 32, 32), new Window(2, 2, 0)),
            Layer.Conv("Conv2", new Shape(16, 16, 16), 32, new Window(5, 2, 0), Activation.Tanh) with { HasBias = false, PruningFraction = 0.15 },
            Layer.Pool("Pool2", LayerKind.AveragePool, new Shape(32, 6, 6), new Window(3, 1, 0)),
            Layer.Flatten("Fc1.Flatten", new Shape(32, 4, 4)),
            new Layer("Fc1", 512, 64, Activation.Sigmoid) { Dropout = 0.5 },
            new Layer("Output", 64, 10, Activation.None) { PruningFraction = 0.1 })));
    }

    [Test]
    public void The_schedule_counts_filters_times_channels_times_window()
    {
        var definition = CompiledExperiments.Of(Samples.ImageRecord).Definitions.Single();
        Assert.Multiple(() =>
        {
            Assert.That(definition.Schedule[0].Weights, Is.EqualTo([16 * 3 * 9, 32 * 16 * 25, 512 * 64, 640]));
            Assert.That(definition.Schedule[1].Weights, Is.EqualTo([346, 10_880, 26_214, 576]));
            Assert.That(definition.Schedule[1].Units, Is.EqualTo([16, 32, 64, 10]));
        });
    }

    [Test]
    public void A_network_that_begins_with_a_linear_layer_takes_an_examples_features()
    {
        var network = Network(Samples.Record);
        Assert.Multiple(() =>
        {
            Assert.That(network.IsPlainLinear);
            Assert.That(network.Input, Is.EqualTo(Shape.Flat(784)));
        });
    }

    [Test]
    public void Batch_norm_takes_the_biases_place_unless_a_bias_is_declared()
    {
        var biased = Samples.ImageRecord.With("[Conv(16), BatchNorm", "[Conv(16, Bias = true), BatchNorm");
        Assert.That(Network(biased).Layers[0], Has.Property(nameof(Layer.HasBias)).True.And.Property(nameof(Layer.HasBatchNorm)).True);
    }

    [Test]
    public void Half_an_even_kernel_is_padded_too()
    {
        var file = Samples.ImageRecord.With("Conv(16)", "Conv(16, Kernel = 4)");
        Assert.That(Network(file).Layers[0].To, Is.EqualTo(new Shape(16, 33, 33)));
    }

    [Test]
    public void The_end_can_be_the_mean_of_each_channel()
    {
        var file = Samples.ImageRecord.With("[Linear(64), Sigmoid, Dropout(0.5)] Layer Fc1,\n    [Linear(10), PruningFraction(0.1)] Layer Output", "[Conv(10)] Layer Last,\n    [GlobalAveragePool] Layer Mean");
        Assert.That(Network(file).Parts[^1].To, Is.EqualTo(Shape.Flat(10)));
    }

    private static NetworkDefinition Network(TestFile file) => CompiledExperiments.Of(file).Definitions.Single().Network;
}
