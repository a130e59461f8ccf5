using TicketDsl.Generators.Tests.Harness;
using VerifyNUnit;

namespace TicketDsl.Generators.Tests;

/// <summary>The whole text of one file of each artefact.</summary>
public sealed class EmittedTextTests
{
    private static readonly TestFile Xor = new("Xor.cs", """
        using TicketDsl;

        namespace Studies;

        /// <summary>XOR, two units a round.</summary>
        [Experiment(Dataset.Xor, Replicates = 1000)]
        [Training("5000it")]
        [Adam(0.005)]
        [Initialization(Initializer.TruncatedNormal, StandardDeviation = 0.1)]
        [IterativePruning(Units = 2, Rounds = 4, Granularity = Granularity.Unit, Criterion = Criterion.Product)]
        [Branch(Control.Reinitialize, Replicates = 2)]
        public partial record XorTickets([Linear(10), Relu] Layer Hidden, [Linear(1)] Layer Output);
        """);

    private static readonly TestFile Yaml = TestFile.OfRepository("experiments/FrankleCarbin2019/lenet-mnist.ticket.yaml");

    [TestCase("Network")]
    [TestCase("Masks")]
    [TestCase("Schedule")]
    public Task Of_a_record(string artefact) => Verifier.Verify(GeneratorRun.GeneratedSources(Xor)[$"XorTickets.{artefact}.g.cs"], "txt");

    [TestCase("Declaration")]
    [TestCase("Schedule")]
    public Task Of_a_YAML_file(string artefact) => Verifier.Verify(GeneratorRun.GeneratedSources(Yaml)[$"LenetMnistYaml.{artefact}.g.cs"], "txt");

    [TestCase("Network")]
    [TestCase("Masks")]
    [TestCase("Schedule")]
    public Task Of_convolutions(string artefact) => Verifier.Verify(GeneratorRun.GeneratedSources(Samples.ImageRecord)[$"Sample.{artefact}.g.cs"], "txt");

    [TestCase("Network")]
    [TestCase("Masks")]
    [TestCase("Schedule")]
    public Task Of_blocks(string artefact) => Verifier.Verify(GeneratorRun.GeneratedSources(Samples.BlockRecord)[$"Sample.{artefact}.g.cs"], "txt");

    [Test]
    public Task Of_convolutions_as_a_TorchSharp_module() => Verifier.Verify(GeneratorRun.GeneratedSources(Samples.ImageRecord, Samples.Torch)["Sample.Torch.g.cs"], "txt");

    [Test]
    public Task Of_blocks_as_a_TorchSharp_module() => Verifier.Verify(GeneratorRun.GeneratedSources(Samples.BlockRecord, Samples.Torch)["Sample.Torch.g.cs"], "txt");

    [Test]
    public void Of_a_TorchSharp_module_where_engine_and_TorchSharp_are_referenced_and_the_declaration_is_sound()
    {
        Assert.That(GeneratorRun.GeneratedSources(Samples.Record, Samples.Torch).Keys, Does.Contain("Sample.Torch.g.cs"));
        Assert.That(GeneratorRun.GeneratedSources(Samples.Record).Keys, Does.Not.Contain("Sample.Torch.g.cs"));
        Assert.That(GeneratorRun.GeneratedSources(Samples.Record, Samples.Torch.With("class torch", "class other")).Keys, Does.Not.Contain("Sample.Torch.g.cs"));
        Assert.That(GeneratorRun.GeneratedSources(Samples.Record.With("Linear(300)", "Linear(-300)"), Samples.Torch).Keys, Does.Not.Contain("Sample.Torch.g.cs"));
    }

    [Test]
    public Task Of_blocks_in_a_YAML_file() => Verifier.Verify(GeneratorRun.GeneratedSources(Samples.BlockYaml)["Sample.Declaration.g.cs"], "txt");

    [Test]
    public Task Of_the_registry() => Verifier.Verify(GeneratorRun.GeneratedSources(Xor, Yaml)["Experiments.g.cs"], "txt");
}
