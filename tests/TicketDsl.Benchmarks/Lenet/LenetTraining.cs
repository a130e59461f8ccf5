using System.Collections.Immutable;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Pruning;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Benchmarks.Lenet;

/// <summary>One replicate of LeNet-300-100, batch 60, Adam 1.2e-3, on one thread.</summary>
internal sealed class LenetTraining : IDisposable
{
    /// <summary>Iterations of a segment.</summary>
    public const int Iterations = 200;

    /// <summary>What a training set of MNIST has when 5,000 are set apart for validation.</summary>
    public const int TrainingExamples = 55_000;

    /// <summary>Whole batches of an epoch.</summary>
    public const int IterationsPerEpoch = TrainingExamples / BatchSize;

    private const int BatchSize = 60;

    private static readonly RandomKey Key = new("benchmark", 0);

    private readonly ITrainer _trainer;
    private readonly float[] _weights = InitialWeights.Draw(
        Layers, new(Initializer.GlorotNormal, 0), layer => Key.Stream(RandomPurpose.InitialWeights, (uint)layer));

    /// <summary>By a plan that the engine chooses.</summary>
    public LenetTraining(Examples examples)
        : this(examples, new EmbeddedEngine())
    {
    }

    /// <summary>By an engine that may have been told which plan to take.</summary>
    public LenetTraining(Examples examples, EmbeddedEngine engine)
    {
        var problem = new TrainingProblem(NetworkDefinition.Chain(Layers), Loss.SoftmaxCrossEntropy, new AdamDefinition(1.2e-3, 0.9, 0.999, 1e-8), examples, BatchSize, IsFullBatch: false);
        _trainer = engine.CreateTrainer(problem, 1);
    }

    public static ImmutableArray<Layer> Layers { get; } =
        [new("Fc1", 784, 300, Activation.Relu), new("Fc2", 300, 100, Activation.Relu), new("Output", 100, 10, Activation.None)];

    public static MaskSet RandomMasks(double density) => Runtime.Pruning.RandomMasks.OfDensity(Layers, density, Key);

    /// <summary>Random masks with the counts of others.</summary>
    public static MaskSet RandomMasks(MaskSet masks) => new([.. masks.Layers.Select(
        (mask, l) => Rearrangement.OfWeights(mask, Key.Stream(RandomPurpose.RandomMasks, (uint)l)))]);

    public void Start(MaskSet masks) => _trainer.Start(0, _weights, masks, new BatchOrder(Key, [.. Enumerable.Range(0, TrainingExamples)], BatchSize), iteration: 0);

    public void Train(int iterations) => _trainer.Train(iterations, CancellationToken.None);

    /// <summary>Median nanoseconds of an iteration under those masks, from the initial weights on.</summary>
    public double Nanoseconds(MaskSet masks)
    {
        Start(masks);
        return Timing.MedianNanoseconds(Iterations, () => Train(Iterations));
    }

    public void Dispose() => _trainer.Dispose();
}
