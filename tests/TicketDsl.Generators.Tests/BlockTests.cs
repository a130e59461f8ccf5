using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests;

/// <summary>What a network of blocks is when it reaches the runtime.</summary>
public sealed class BlockTests
{
    private static readonly TestFile Use = new("BlockUse.cs", """
        using TicketDsl;

        namespace Tests;

        internal static class BlockUse
        {
            public static object[] Everything(float[] values) =>
            [
                Sample.Layers.Stage1.Block2.Conv1.Inputs, Sample.Layers.Stage2.Block1.Shortcut.Weights, Sample.Layers.Last.Pool.Units,
                Sample.Network.Stage1.Conv2, Sample.Network.Last.Pool, Sample.Masks.Dense.Stage2.Block1.Shortcut.Density,
                Sample.Schedule.Level2.Stage1.Block1.Conv2, Sample.Schedule.Level1.Last.Conv, new Sample.Weights(values).Stage2.Block2.Conv1[0, 0],
            ];
        }
        """.ReplaceLineEndings("\n"));

    [Test]
    public void Every_block_of_a_stage_has_its_layers_and_the_first_may_stride_around_a_projection([Values] bool yaml)
    {
        Assert.That(Definition(yaml ? Samples.BlockYaml : Samples.BlockRecord).Network, Is.EqualTo(new NetworkDefinition(new Shape(3, 32, 32),
        [
            new LayerPart(Conv("Stem", new Shape(3, 32, 32), 16, 1, Activation.Relu)),
            Residual("Stage1.Block1", new Shape(16, 32, 32), 16, 1, null, Activation.Relu, null),
            Residual("Stage1.Block2", new Shape(16, 32, 32), 16, 1, null, Activation.Relu, null),
            Residual("Stage2.Block1", new Shape(16, 32, 32), 32, 2, 0.3, Activation.Tanh, Layer.Conv("Stage2.Block1.Shortcut", new Shape(16, 32, 32), 32, new Window(1, 2, 0), Activation.None) with
            {
                HasBias = false,
                HasBatchNorm = true,
                PruningFraction = 0.3,
            }),
            Residual("Stage2.Block2", new Shape(32, 16, 16), 32, 1, 0.3, Activation.Tanh, null),
            new LayerPart(Layer.Conv("Last.Conv", new Shape(32, 16, 16), 24, new Window(5, 1, 2), Activation.Tanh)),
            new LayerPart(Layer.Pool("Last.Pool", LayerKind.MaxPool, new Shape(24, 16, 16), new Window(2, 2, 0))),
            new LayerPart(Layer.GlobalAveragePool("Mean", new Shape(24, 8, 8))),
            new LayerPart(new Layer("Output", 24, 10, Activation.None) { PruningFraction = 0.1 }),
        ])));
    }

    [Test]
    public void The_schedule_counts_the_layers_in_the_order_of_the_networks_weights()
    {
        var definition = Definition(Samples.BlockRecord);
        Assert.Multiple(() =>
        {
            Assert.That(definition.Schedule[0].Weights, Is.EqualTo(definition.Layers.Select(layer => layer.Weights)));
            Assert.That(definition.Layers[7].Name, Is.EqualTo("Stage2.Block1.Shortcut"));
            Assert.That(definition.Schedule[1].Weights[7], Is.EqualTo(358), "16 × 32 less three tenths");
            Assert.That(definition.Schedule[1].Weights[1], Is.EqualTo(1843), "16 × 16 × 9 less a fifth");
        });
    }

    [Test]
    public void Typed_members_are_nested_by_the_names_of_blocks([Values] bool yaml)
    {
        var run = GeneratorRun.Of(yaml ? Samples.BlockYaml : Samples.BlockRecord, Samples.Use, Use);
        Assert.That(run.Diagnostics.Concat(run.CompilerDiagnostics), Is.Empty);
    }

    [Test]
    public void Both_languages_give_the_same_code_but_for_header_and_the_blocks_type()
    {
        var record = GeneratorRun.GeneratedSources(Samples.BlockRecord);
        var yaml = GeneratorRun.GeneratedSources(Samples.BlockYaml);
        foreach (var (name, text) in record)
        {
            var same = yaml[name].Replace("from blocks.ticket.yaml", "from Blocks.cs", StringComparison.Ordinal)
                .Replace("global::Tests.Sample.Basic", "global::Tests.Basic", StringComparison.Ordinal)
                .Replace("global::Tests.Sample.Pooled", "global::Tests.Pooled", StringComparison.Ordinal);
            Assert.That(same, Is.EqualTo(text), name);
        }
    }

    [Test]
    public void A_block_may_use_blocks_and_stand_in_another_file()
    {
        var inner = new TestFile("Inner.cs", "using TicketDsl;\nnamespace Other;\n/// <summary>A block.</summary>\n[Block]\npublic record Inner([Conv, Relu] Layer A, [Conv(8)] Layer B);\n");
        var outer = new TestFile("Outer.cs", "using TicketDsl;\nnamespace Other;\n/// <summary>A block.</summary>\n[Block]\npublic record Outer([Repeat(2), Residual] Inner Deep, [MaxPool(2)] Layer Pool);\n");
        var network = Samples.BlockRecord.With("    Pooled Last,", "    [Channels(4)] Other.Outer Last,");
        var layers = Definition(network, inner, outer).Layers.Select(layer => $"{layer.Name} {layer.From} {layer.To}");
        Assert.That(layers.Skip(10).SkipLast(1), Is.EqualTo(
        [
            "Last.Deep.Block1.A 32×16×16 4×16×16", "Last.Deep.Block1.B 4×16×16 8×16×16", "Last.Deep.Block1.Shortcut 32×16×16 8×16×16",
            "Last.Deep.Block2.A 8×16×16 4×16×16", "Last.Deep.Block2.B 4×16×16 8×16×16",
        ]));
    }

    [Test]
    public void A_network_that_begins_with_a_block_of_linear_layers_takes_an_examples_features()
    {
        var file = Samples.Record.With("[Linear(300), Relu] Layer Hidden", "[Repeat(2), Residual] Dense Hidden")
            .With("/// <summary>An experiment", "/// <summary>A block.</summary>\n[Block]\npublic record Dense([Linear(30), Relu] Layer In, [Linear(784)] Layer Out);\n\n/// <summary>An experiment");
        Assert.That(Definition(file).Network.Input, Is.EqualTo(Shape.Flat(784)));
    }

    [Test]
    public void Names_that_would_make_one_type_are_told_apart()
    {
        var file = Samples.BlockRecord.With("Pooled Last", "Pooled Stage1Block1");
        var run = GeneratorRun.Of(file, Samples.Use);
        Assert.That(run.Diagnostics.Concat(run.CompilerDiagnostics), Is.Empty);
        Assert.That(run.Sources["Sample.Masks.g.cs"], Does.Contain("struct Stage1Block1_("));
    }

    [Test]
    public void A_block_and_its_layer_of_one_long_name_are_told_apart()
    {
        var file = Samples.BlockRecord.With("[Conv, BatchNorm] Layer Conv2);", "[Conv, BatchNorm] Layer Stage1Block2);");
        var run = GeneratorRun.Of(file, Samples.Use);
        Assert.That(run.Diagnostics.Concat(run.CompilerDiagnostics), Is.Empty);
    }

    [Test]
    public void A_broken_block_is_told_of_once_and_its_experiments_are_stubs([Values] bool yaml)
    {
        var file = yaml ? Samples.BlockYaml.With("kernel: 5", "kernel: 0") : Samples.BlockRecord.With("Kernel = 5", "Kernel = 0");
        var run = GeneratorRun.Of(file, Samples.Use, Use);
        Assert.Multiple(() =>
        {
            Assert.That(run.Diagnostics.Select(diagnostic => diagnostic.Id), Is.EqualTo(["TKT211"]));
            Assert.That(run.CompilerDiagnostics, Is.Empty);
            Assert.That(run.Sources["Experiments.g.cs"], Does.Not.Contain("Sample"));
        });
    }

    private static ExperimentDefinition Definition(params TestFile[] files) => CompiledExperiments.Of(files).Definitions.Single();

    private static Layer Conv(string name, Shape from, int filters, int stride, Activation activation) =>
        Layer.Conv(name, from, filters, new Window(3, stride, 1), activation) with { HasBias = false, HasBatchNorm = true };

    private static ResidualPart Residual(string name, Shape from, int filters, int stride, double? fraction, Activation activation, Layer? projection)
    {
        var first = Conv($"{name}.Conv1", from, filters, stride, Activation.Relu) with { PruningFraction = fraction };
        return new ResidualPart(
            name,
            [new LayerPart(first), new LayerPart(Conv($"{name}.Conv2", first.To, filters, 1, Activation.None) with { PruningFraction = fraction })],
            projection, activation);
    }
}
