using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Blocks;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Tests.Reference;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Engine.Blocks;

/// <summary>Whatever network, batch and density: the block plan trains as the reference does, and the same bits in every width.</summary>
public sealed class RandomNetworkTests
{
    [Test]
    public void Any_network_trains_as_the_reference_does_and_the_same_bits_in_every_width([Range(1, 60)] int seed)
    {
        var random = new Random(seed);
        var network = RandomNetworks.Of(random);
        var problem = Problem(network, batch: random.Next(4, 40));
        var density = random.NextDouble();
        var masks = new MaskSet([.. network.Layers.Select(layer => Mask.From(layer.Inputs, layer.Units, _ => random.NextDouble() < density))]);
        var choice = random.Next(3) switch { 0 => new PlanChoice(0, 0), 1 => new PlanChoice(1, 1), _ => PlanChoice.Default };
        var widest = Train(LaneWidth.Bits512);

        var reference = new ReferenceTrainer(problem);
        reference.Start(Weights(network), masks, Order(problem), 0);
        reference.Train(3);
        Assert.That(widest, Is.EqualTo(reference.ReadWeights()).Within(2e-5));
        foreach (var width in (LaneWidth[])[LaneWidth.Bits256, LaneWidth.Bits128, LaneWidth.Scalar])
            Assert.That(Bits.Difference(Train(width), widest), Is.Null, $"{width}");

        float[] Train(LaneWidth width)
        {
            using var trainer = new EmbeddedEngine(width) { BlockChoice = choice }.CreateTrainer(problem, 1);
            trainer.Start(0, Weights(network), masks, Order(problem), 0);
            trainer.Train(3, CancellationToken.None);
            return Tests.Engine.Networks.Read(trainer, problem, 0);
        }
    }

    private static TrainingProblem Problem(NetworkDefinition network, int batch)
    {
        var optimizer = new SgdDefinition(0.01, 0.9) { Nesterov = true, WeightDecay = 1e-3 };
        return new TrainingProblem(network, Loss.SoftmaxCrossEntropy, optimizer, Sample.Random(50, network.Input.Features, 3, seed: 4), batch, IsFullBatch: false)
        {
            Augmentation = new AugmentationDefinition(Flip: true, CropPadding: 2),
        };
    }

    private static float[] Weights(NetworkDefinition network) => Array.ConvertAll(ReferenceCases.Weights(network, 3), weight => (float)weight);

    private static BatchOrder Order(TrainingProblem problem) =>
        new(new RandomKey("random networks", 0), [.. Enumerable.Range(0, problem.Examples.Count)], problem.BatchSize);
}
