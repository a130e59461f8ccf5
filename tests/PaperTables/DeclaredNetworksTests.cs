using Papers.FrankleCarbin2019;
using Papers.Networks;
using TicketDsl;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Pruning;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Training;

namespace PaperTables;

/// <summary>Every declared convolutional network trains for real, at its own size and with its own optimizer, for a few iterations.</summary>
public sealed class DeclaredNetworksTests
{
    private const int Examples = 16;

    private static IEnumerable<TestCaseData> Declared() =>
        ((ExperimentDefinition[])
        [
            LeNet5.Definition, Conv2.Definition, Conv4.Definition, Conv6.Definition, ResNet20.Definition, Vgg11.Definition, Vgg19.Definition, AlexNet.Definition,
        ]).SelectMany(experiment => ((double[])[1, 0.2]).Select(density => new TestCaseData(experiment, density).SetArgDisplayNames(experiment.Name, $"{density}")));

    [TestCaseSource(nameof(Declared))]
    public void It_trains_the_same_bits_in_wide_and_in_narrow_vectors(ExperimentDefinition experiment, double density)
    {
        var problem = Problem(experiment);
        var key = new RandomKey(experiment.Seed, 0);
        var masks = density == 1 ? MaskSet.Dense(experiment.Layers) : RandomMasks.OfDensity(experiment.Layers, density, key);
        var start = InitialWeights.Draw(experiment.Layers, experiment.Initialization, layer => key.Stream(RandomPurpose.InitialWeights, (uint)layer));
        var wide = Train(LaneWidth.Bits512);
        var narrow = Train(LaneWidth.Bits256);

        Assert.That(wide.AsSpan().SequenceEqual(narrow), "the same bits");
        Assert.That(Array.TrueForAll(wide, float.IsFinite), "finite");
        for (var (l, at) = (0, 0); l < experiment.Layers.Length; at += experiment.Layers[l++].Parameters)
        {
            var moved = 0;
            for (var index = 0; index < experiment.Layers[l].Weights; index++)
            {
                if (masks[l][index]) moved += wide[at + index] != start[at + index] ? 1 : 0;
                else if (wide[at + index] != 0) Assert.Fail($"masked weight {index} of {experiment.Layers[l].Name} is {wide[at + index]}");
            }

            // Behind a ReLU that nothing of the batch passes, weights stay.
            Assert.That(moved, Is.GreaterThan(masks[l].Count / 10), $"weights of {experiment.Layers[l].Name} that moved");
        }

        float[] Train(LaneWidth width)
        {
            using var trainer = new EmbeddedEngine(width).CreateTrainer(problem, 1);
            trainer.Start(0, start, masks, new BatchOrder(key, [.. Enumerable.Range(0, Examples)], Examples), 0);
            trainer.Train(2, CancellationToken.None);
            var weights = new float[problem.Parameters];
            trainer.ReadWeights(0, weights);
            return weights;
        }
    }

    private static TrainingProblem Problem(ExperimentDefinition experiment)
    {
        var random = new RandomKey("declared networks", 0).Stream(RandomPurpose.InitialWeights);
        var features = experiment.Network.Input.Features;
        var inputs = new byte[Examples * features];
        foreach (ref var input in inputs.AsSpan()) input = (byte)random.NextWord();
        var labels = Enumerable.Range(0, Examples).Select(example => (byte)(example % 10)).ToArray();
        var examples = new Examples(inputs, labels, features, ByteScaling.Values(experiment.Dataset, experiment.Scaling));
        return new TrainingProblem(experiment.Network, experiment.Loss, experiment.Optimizer, examples, Examples, IsFullBatch: true)
        {
            LearningRates = LearningRates.Of(experiment.Optimizer, 1, 200),
        };
    }
}
