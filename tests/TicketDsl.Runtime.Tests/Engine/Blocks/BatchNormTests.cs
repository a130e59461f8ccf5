using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Tests.Reference;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Engine.Blocks;

/// <summary>Batch norm of values whose mean is far above their deviation.</summary>
public sealed class BatchNormTests
{
    private const int BatchSize = 20;

    private static readonly Examples Images = Sample.Random(40, 36, 4, seed: 9);

    [Test]
    public void A_mean_thousands_of_deviations_away_cancels_nothing([Values] LaneWidth width, [Values(300f, -2000f)] float bias)
    {
        var conv = Layer.Conv("Conv", new Shape(1, 6, 6), 5, new Window(3, 1, 1), Activation.Relu) with { HasBatchNorm = true };
        var means = Layer.GlobalAveragePool("Means", conv.To);
        var network = NetworkDefinition.Chain(conv, means, new("Output", means.Units, 4, Activation.None));
        var problem = new TrainingProblem(network, Loss.SoftmaxCrossEntropy, Networks.Sgd, Images, BatchSize, IsFullBatch: false);
        var weights = Networks.Weights(problem, 0);
        weights.AsSpan(conv.Weights, conv.Biases).Fill(bias);
        var order = new BatchOrder(new RandomKey("batch norm", 0), [.. Enumerable.Range(0, Images.Count)], BatchSize);
        using var trainer = new EmbeddedEngine(width).CreateTrainer(problem, 1);
        trainer.Start(0, weights, MaskSet.Dense(problem.Layers), order, iteration: 0);
        trainer.Train(1, CancellationToken.None);
        var reference = new ReferenceTrainer(problem);
        reference.Start(weights, MaskSet.Dense(problem.Layers), order, iteration: 0);
        reference.Train(1);

        var statistics = Networks.Read(trainer, problem, 0)[(conv.Parameters - conv.BatchNormValues / 2)..conv.Parameters];
        var expected = reference.ReadWeights()[(conv.Parameters - conv.BatchNormValues / 2)..conv.Parameters];
        for (var i = 0; i < statistics.Length; i++) Assert.That((double)statistics[i], Is.EqualTo(expected[i]).Within(0.02).Percent, i < 5 ? "mean" : "variance");
    }
}
