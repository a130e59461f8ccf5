using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Reference;

public sealed class ReferenceTrainerTests
{
    private static readonly InitializationDefinition Kaiming = new(Initializer.KaimingNormal, 0);

    private static IEnumerable<TestCaseData> Everything() =>
        ReferenceCases.All().Select(one => new TestCaseData(one.Network).SetArgDisplayNames(one.Name));

    [TestCaseSource(nameof(Everything))]
    public void Every_network_learns_and_what_is_masked_stays_0(NetworkDefinition network)
    {
        var problem = ReferenceCases.Problem(network, optimizer: new AdamDefinition(0.01, 0.9, 0.999, 1e-8) { WeightDecay = 1e-4 });
        var masks = Tests.Engine.Networks.Masks(problem, 0);
        var trainer = Started(problem, masks, iteration: 0);
        var before = Loss();
        trainer.Train(60);

        Assert.That(Loss(), Is.LessThan(0.8 * before));
        foreach (var masked in Tests.Engine.Networks.Masked(problem, masks)) Assert.That(trainer.ReadWeights()[masked], Is.Zero);

        double Loss() => ReferenceLoss.Mean(
            problem.Loss, [.. trainer.Predict(problem.Examples, [0, 1, 2, 3, 4]).Chunk(3)], problem.Examples.Labels.ToArray());
    }

    [Test]
    public void It_trains_what_the_embedded_engine_trains([Values] bool packed, [Values("sgd", "momentum", "Adam")] string optimizer)
    {
        var examples = Sample.Random(31, 20, 4, seed: 6);
        var problem = Tests.Engine.Networks.RowPlan(Declared.Layers(20, 37, 18, 4), Optimizer(optimizer), examples, 7);
        var masks = Tests.Engine.Networks.Masks(problem, 0);
        var trainer = Started(problem, masks, iteration: 3);
        trainer.Train(40);
        using var embedded = new EmbeddedEngine { PackedDensity = packed ? 1 : 0 }.CreateTrainer(problem, 1);
        embedded.Start(0, Weights(problem), masks, Order(problem), 3);
        embedded.Train(40, CancellationToken.None);

        Assert.That(Tests.Engine.Networks.Read(embedded, problem, 0), Is.EqualTo(trainer.ReadWeights()).Within(2e-4));
        var outputs = new float[2 * 4];
        embedded.Predict(0, examples, [30, 4], outputs);
        Assert.That(outputs, Is.EqualTo(trainer.Predict(examples, [30, 4])).Within(2e-3));
    }

    [Test]
    public void Weights_that_the_masks_keep_biases_scale_and_shift_are_trained_and_running_statistics_are_not()
    {
        var layer = new Layer("Output", 2, 1, Activation.None) { HasBatchNorm = true };
        var masks = new MaskSet([Mask.From(2, 1, index => index == 1)]);

        Assert.That(ReferenceTrainer.IsTrained([layer], masks), Is.EqualTo(new[] { false, true, true, true, true, false, false }));
    }

    [Test]
    public void Learning_rates_are_those_of_the_iteration()
    {
        // The rate falls to a hundredth at iteration 5: steps before and after a late start differ by it.
        var optimizer = new SgdDefinition(1, 0) { Decay = new StepDecay(0.01, [Step.Iterations(5)]) };
        var problem = ReferenceCases.Problem(NetworkDefinition.Chain(new Layer("Output", 7, 3, Activation.None))) with
        {
            LearningRates = LearningRates.Of(optimizer, 1, 10),
        };
        var (early, late) = (Started(problem, MaskSet.Dense(problem.Layers), 4), Started(problem, MaskSet.Dense(problem.Layers), 5));
        var before = early.ReadWeights();
        early.Train(1);
        late.Train(1);

        for (var i = 0; i < before.Length; i++)
            Assert.That(before[i] - late.ReadWeights()[i], Is.EqualTo(0.01 * (before[i] - early.ReadWeights()[i])).Within(1e-12));
    }

    [Test]
    public void Images_are_changed_and_outputs_dropped_in_training_alone()
    {
        var network = NetworkDefinition.Chain(Layer.Flatten("Flat", new Shape(2, 4, 4)), new Layer("Hidden", 32, 8, Activation.Relu), new Layer("Output", 8, 3, Activation.None));
        var plain = ReferenceCases.Problem(network);
        var augmented = plain with { Augmentation = new AugmentationDefinition(Flip: true, CropPadding: 1) };
        var dropping = ReferenceCases.Problem(NetworkDefinition.Chain(Layer.Flatten("Flat", new Shape(2, 4, 4)), network.Layers[0] with { Dropout = 0.5 }, network.Layers[1]));
        var trainers = new[] { plain, augmented, dropping }.Select(problem => Started(problem, MaskSet.Dense(problem.Layers), 0)).ToArray();

        Assert.That(trainers.Select(trainer => string.Join(' ', trainer.Predict(plain.Examples, [0, 1, 2]))).Distinct().Count(), Is.EqualTo(1));
        foreach (var trainer in trainers) trainer.Train(1);
        Assert.That(trainers.Select(trainer => trainer.Loss), Is.Unique);
    }

    private static ReferenceTrainer Started(TrainingProblem problem, MaskSet masks, int iteration)
    {
        var trainer = new ReferenceTrainer(problem);
        trainer.Start(Weights(problem), masks, Order(problem), iteration);
        return trainer;
    }

    private static float[] Weights(TrainingProblem problem) => InitialWeights.Draw(
        problem.Layers, Kaiming, layer => new RandomKey("reference", 0).Stream(RandomPurpose.InitialWeights, (uint)layer));

    private static BatchOrder Order(TrainingProblem problem) =>
        new(new RandomKey("reference", 0), [.. Enumerable.Range(0, problem.Examples.Count)], problem.BatchSize);

    private static OptimizerDefinition Optimizer(string name) => name switch
    {
        "sgd" => Tests.Engine.Networks.Sgd,
        "momentum" => Tests.Engine.Networks.Momentum,
        _ => Tests.Engine.Networks.Adam,
    };
}
