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
    [TestCase("Results")]
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
    public Task Of_blocks_in_a_YAML_file() => Verifier.Verify(GeneratorRun.GeneratedSources(Samples.BlockYaml)["Sample.Declaration.g.cs"], "txt");

    [Test]
    public Task Of_the_registry() => Verifier.Verify(GeneratorRun.GeneratedSources(Xor, Yaml)["Experiments.g.cs"], "txt");
}
