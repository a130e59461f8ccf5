using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Blocks;
using TicketDsl.Runtime.Engine.Blocks.Layers;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Updates;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Tests.Reference;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Engine.Blocks;

/// <summary>The block plan trains every network as the reference does, and the same bits however it runs.</summary>
public sealed class BlockTrainerTests
{
    private static readonly PlanChoice AllDense = new(0, 0);
    private static readonly PlanChoice AllLists = new(1, 1);

    private static IEnumerable<TestCaseData> Networks() =>
        ReferenceCases.All().Concat(WiderCases.All()).Select(one => new TestCaseData(one.Network).SetArgDisplayNames(one.Name));

    [TestCaseSource(nameof(Networks))]
    public void Dense_layers_train_as_the_reference_does(NetworkDefinition network) => AssertAsReference(network, AllDense, density: 0.7);

    [TestCaseSource(nameof(Networks))]
    public void Lists_train_as_the_reference_does(NetworkDefinition network) => AssertAsReference(network, AllLists, density: 0.5);

    [TestCaseSource(nameof(Networks))]
    public void Every_vector_width_trains_the_same_bits(NetworkDefinition network)
    {
        foreach (var choice in (PlanChoice[])[AllDense, AllLists])
        {
            var widest = Train(new BlockTrainer<Lanes512, AdamRule>(Problem(network), 1, choice), network, 0.6);
            Assert.That(Bits(Train(new BlockTrainer<Lanes256, AdamRule>(Problem(network), 1, choice), network, 0.6)), Is.EqualTo(Bits(widest)), "256 bits");
            Assert.That(Bits(Train(new BlockTrainer<Lanes128, AdamRule>(Problem(network), 1, choice), network, 0.6)), Is.EqualTo(Bits(widest)), "128 bits");
            Assert.That(Bits(Train(new BlockTrainer<Lanes32, AdamRule>(Problem(network), 1, choice), network, 0.6)), Is.EqualTo(Bits(widest)), "one value");
        }
    }

    [TestCaseSource(nameof(Networks))]
    public void What_is_masked_stays_0(NetworkDefinition network)
    {
        var masks = Masks(network, 0.5);
        foreach (var choice in (PlanChoice[])[AllDense, AllLists])
        {
            var weights = Train(new BlockTrainer<Lanes512, MomentumRule>(Problem(network) with { Optimizer = Momentum }, 1, choice), network, 0.5);
            var start = 0;
            for (var l = 0; l < network.Layers.Length; start += network.Layers[l++].Parameters)
                for (var index = 0; index < network.Layers[l].Weights; index++)
                    if (!masks[l][index]) Assert.That(weights[start + index], Is.Zero);
        }
    }

    [Test]
    public void Dense_layers_and_lists_predict_the_same_bits([Values(1, 16, 37)] int rows)
    {
        var network = WiderCases.All().First().Network;
        var predicted = ((PlanChoice[])[AllDense, AllLists]).Select(choice =>
        {
            using var trainer = new BlockTrainer<Lanes512, AdamRule>(Problem(network), 1, choice);
            Start(trainer, network, 0.5, Problem(network));
            var outputs = new float[rows * 3];
            trainer.Predict(0, Problem(network).Examples, [.. Enumerable.Range(0, rows).Select(row => row % 23)], outputs);
            return Bits(outputs);
        }).ToArray();

        Assert.That(predicted[0], Is.EqualTo(predicted[1]));
    }

    [Test]
    public void Two_of_the_networks_and_the_photographs_are_such_that_Winograds_transforms_fit() => Assert.That(
        WiderCases.All().Select(one => one.Network).Append(Declared.Photographs().Network).Count(network => network.Layers.Any(layer => WinogradSums.Fits(layer, layer.To))), Is.EqualTo(3));

    private static SgdDefinition Momentum => new(0.01, 0.9) { WeightDecay = 1e-3 };

    private static void AssertAsReference(NetworkDefinition network, PlanChoice choice, double density)
    {
        // Adam would make a large step of a gradient that is 0 but for rounding.
        var problem = Problem(network) with { Optimizer = Momentum };
        var weights = Train(new BlockTrainer<Lanes512, MomentumRule>(problem, 1, choice), network, density);
        var reference = new ReferenceTrainer(problem);
        reference.Start(Weights(network), Masks(network, density), Order(problem), 3);
        reference.Train(Iterations);
        Assert.That(weights, Is.EqualTo(reference.ReadWeights()).Within(3e-4));

        using var trainer = new BlockTrainer<Lanes512, MomentumRule>(problem, 1, choice);
        Start(trainer, network, density, problem);
        trainer.WriteWeights(0, weights);
        var outputs = new float[5 * 3];
        trainer.Predict(0, problem.Examples, [4, 0, 22, 7, 7], outputs);
        Assert.That(outputs, Is.EqualTo(reference.Predict(problem.Examples, [4, 0, 22, 7, 7])).Within(5e-3));
    }

    private const int Iterations = 6;

    private static float[] Train(ITrainer trainer, NetworkDefinition network, double density)
    {
        using (trainer)
        {
            Start(trainer, network, density, Problem(network));
            trainer.Train(Iterations, CancellationToken.None);
            var weights = new float[network.Parameters];
            trainer.ReadWeights(0, weights);
            return weights;
        }
    }

    private static void Start(ITrainer trainer, NetworkDefinition network, double density, TrainingProblem problem) =>
        trainer.Start(0, Weights(network), Masks(network, density), Order(problem), 3);

    /// <summary>Batches of 18 out of 23: a whole block and a part of one.</summary>
    private static TrainingProblem Problem(NetworkDefinition network) => new(
        network, Loss.SoftmaxCrossEntropy, new AdamDefinition(0.01, 0.9, 0.999, 1e-8) { WeightDecay = 1e-3 },
        Sample.Random(23, network.Input.Features, 3, seed: 4), 18, IsFullBatch: false)
    {
        LearningRates = LearningRates.Of(new AdamDefinition(0.01, 0.9, 0.999, 1e-8) { WarmUp = Step.Iterations(5) }, 1, 100),
    };

    private static float[] Weights(NetworkDefinition network) => Array.ConvertAll(ReferenceCases.Weights(network, 1), weight => (float)weight);

    private static BatchOrder Order(TrainingProblem problem) =>
        new(new RandomKey("blocks", 0), [.. Enumerable.Range(0, problem.Examples.Count)], problem.BatchSize);

    private static MaskSet Masks(NetworkDefinition network, double density)
    {
        var random = new Random(5);
        return new MaskSet([.. network.Layers.Select(layer => Mask.From(layer.Inputs, layer.Units, _ => random.NextDouble() < density))]);
    }

    private static uint[] Bits(float[] values) => Array.ConvertAll(values, BitConverter.SingleToUInt32Bits);
}
