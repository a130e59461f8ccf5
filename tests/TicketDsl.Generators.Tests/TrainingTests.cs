using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests;

/// <summary>What an experiment says of its training when it reaches the runtime.</summary>
public sealed class TrainingTests
{
    [Test]
    public void Optimizer_and_learning_rate_are_as_declared([Values] bool yaml)
    {
        var definition = Definition(yaml ? Samples.ImageYaml : Samples.ImageRecord);
        Assert.That(definition.Optimizer, Is.EqualTo(new SgdDefinition(0.1, 0.9)
        {
            Nesterov = true,
            WeightDecay = 0.0005,
            Decay = new StepDecay(0.2, [Step.Epochs(10), Step.Iterations(9000)]),
            WarmUp = Step.Epochs(1),
        }));
    }

    [Test]
    public void Augmentation_and_initialization_are_as_declared([Values] bool yaml)
    {
        var definition = Definition(yaml ? Samples.ImageYaml : Samples.ImageRecord);
        Assert.Multiple(() =>
        {
            Assert.That(definition.Training.Augmentation, Is.EqualTo(new AugmentationDefinition(Flip: true, CropPadding: 4)));
            Assert.That(definition.Initialization, Is.EqualTo(new InitializationDefinition(Initializer.Uniform, 0) { Limit = 0.0625 }));
        });
    }

    [Test]
    public void A_cosine_and_a_decaying_Adam_are_as_declared([Values] bool yaml)
    {
        var file = yaml
            ? Samples.Yaml.With("epsilon: 1e-8 } }", "epsilon: 1e-8, weight-decay: 0.01 } }\nlearning-rate: { cosine-decay: }")
            : Samples.Record.With("Epsilon = 1e-8)]", "Epsilon = 1e-8, WeightDecay = 0.01), CosineDecay]");
        Assert.That(Definition(file).Optimizer, Is.EqualTo(new AdamDefinition(0.001, 0.9, 0.99, 1e-8) { WeightDecay = 0.01, Decay = new CosineDecay() }));
    }

    [Test]
    public void Milestones_can_be_an_array()
    {
        var file = Samples.ImageRecord.With("\"10ep\", \"9000it\"", "new[] { \"1ep\", \"2ep\" }");
        Assert.That(Definition(file).Optimizer.Decay, Is.EqualTo(new StepDecay(0.2, [Step.Epochs(1), Step.Epochs(2)])));
    }

    [Test]
    public void Nothing_changes_where_nothing_is_declared()
    {
        var definition = Definition(Samples.Record);
        Assert.Multiple(() =>
        {
            Assert.That(definition.Optimizer.Decay, Is.EqualTo(LearningRateDecay.None));
            Assert.That(definition.Optimizer.WarmUp.Count, Is.Zero);
            Assert.That(definition.Training.Augmentation, Is.EqualTo(AugmentationDefinition.None));
        });
    }

    private static ExperimentDefinition Definition(TestFile file) => CompiledExperiments.Of(file).Definitions.Single();
}
