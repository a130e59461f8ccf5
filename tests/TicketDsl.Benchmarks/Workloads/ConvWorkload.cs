using System.Collections.Immutable;
using System.Globalization;
using TicketDsl.Benchmarks.Convolutions;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Pruning;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Benchmarks.Workloads;

/// <summary>A convolutional network under random masks, on random images.</summary>
internal sealed class ConvWorkload(ConvCase one, double percent, double askedRatio) : IWorkload
{
    public static ImmutableArray<ConvWorkload> All { get; } =
    [
        new(ConvCase.Lenet5, 100, 4.5), new(ConvCase.Lenet5, 20, 12), new(ConvCase.Lenet5, 5, 26),
        new(ConvCase.Conv2, 100, 2.2), new(ConvCase.Conv2, 20, 3.8), new(ConvCase.Conv2, 10, 6), new(ConvCase.Conv2, 5, 9),
        new(ConvCase.ResNet20, 100, 1.45), new(ConvCase.ResNet20, 20, 2.3), new(ConvCase.ResNet20, 5, 3.6),
    ];

    public string Name => $"{one.Name}-{percent.ToString(CultureInfo.InvariantCulture)}";

    public string Work => one.Work;

    public double? Density => percent / 100;

    public TimeUnit Unit => TimeUnit.Microsecond;

    public string Of => "an iteration";

    public Peer Peer => new($"{one.Name}.py");

    public double AskedRatio => askedRatio;

    public double EngineNanoseconds()
    {
        var key = new RandomKey("benchmark", 0);
        var (network, examples) = (one.Network, RandomImages.Of(one.Network.Input));
        var problem = new TrainingProblem(network, Loss.SoftmaxCrossEntropy, one.Optimizer, examples, one.BatchSize, IsFullBatch: false);
        var weights = InitialWeights.Draw(network.Layers, new(Initializer.KaimingNormal, 0), layer => key.Stream(RandomPurpose.InitialWeights, (uint)layer));
        using var trainer = new EmbeddedEngine().CreateTrainer(problem, 1);
        trainer.Start(0, weights, RandomMasks.OfDensity(network.Layers, percent / 100, key), new BatchOrder(key, [.. Enumerable.Range(0, examples.Count)], one.BatchSize), iteration: 0);
        return Timing.MedianNanoseconds(one.Iterations, () => trainer.Train(one.Iterations, CancellationToken.None));
    }
}
