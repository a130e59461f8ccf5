using System.Collections.Immutable;
using TicketDsl.Runtime.Pruning;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Running;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Export;

/// <summary>What the training of a replicate starts from, for a program that repeats it: the very numbers that a run would draw.</summary>
/// <remarks>Needs no data set: batches name rows of the training set.</remarks>
public sealed class ReplicateExport
{
    private readonly ExperimentDefinition _experiment;
    private readonly RandomKey _key;

    /// <summary>Of a replicate.</summary>
    /// <param name="experiment">As declared.</param>
    /// <param name="replicate">From 0; may be beyond those declared.</param>
    public ReplicateExport(ExperimentDefinition experiment, int replicate)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        (_experiment, _key) = (experiment, new RandomKey(experiment.Seed, replicate));
    }

    /// <summary>Flat initial weights.</summary>
    public float[] Weights() => InitialWeights.Draw(
        _experiment.Layers, _experiment.Initialization, layer => _key.Stream(RandomPurpose.InitialWeights, (uint)layer));

    /// <summary>Random masks of a density, or dense ones for density 1.</summary>
    /// <param name="density">Above 0, at most 1.</param>
    public MaskSet Masks(double density) => density == 1 ? MaskSet.Dense(_experiment.Layers) : RandomMasks.OfDensity(_experiment.Layers, density, _key);

    /// <summary>The batches, from the first iteration on.</summary>
    public BatchOrder Batches()
    {
        var split = ValidationSplit.Draw(_key, DatasetFacts.Of(_experiment.Dataset).TrainingExamples, _experiment.Training.Validation);
        return new BatchOrder(_key, split.Training, IterationPlan.Of(_experiment).BatchSize);
    }

    /// <summary>The initial weights as arrays.</summary>
    public ImmutableArray<NpyArray> WeightArrays() => NetworkArrays.OfWeights(_experiment.Layers, Weights());

    /// <summary>The masks as arrays.</summary>
    /// <param name="density">Above 0, at most 1.</param>
    public ImmutableArray<NpyArray> MaskArrays(double density) => NetworkArrays.OfMasks(_experiment.Layers, Masks(density));

    /// <summary>Rows of the training set as one array <c>batches</c> [iterations, batch].</summary>
    /// <param name="iterations">How many, 1 or more.</param>
    /// <exception cref="TicketException">They would not fit into one array.</exception>
    public NpyArray BatchArray(int iterations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, 1);
        var order = Batches();
        var most = Array.MaxLength / sizeof(int) / order.BatchSize;
        if (iterations > most)
            throw new TicketException($"{iterations} iterations of {order.BatchSize} examples do not fit into one array; give at most {most}.", badUse: true);
        var rows = new int[iterations * order.BatchSize];
        for (var iteration = 0; iteration < iterations; iteration++) order.Batch(iteration).CopyTo(rows.AsSpan(iteration * order.BatchSize));
        return NpyArray.Of("batches", [iterations, order.BatchSize], rows);
    }
}
