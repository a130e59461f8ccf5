using System.Collections.Immutable;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Engine;

/// <summary>Problems for an engine, and trainings of them.</summary>
internal static class Networks
{
    public static readonly SgdDefinition Sgd = new(0.25, 0);
    public static readonly SgdDefinition Momentum = new(0.125, 0.875);
    public static readonly SgdDefinition Nesterov = new(0.125, 0.875) { Nesterov = true };
    public static readonly AdamDefinition Adam = new(0.01, 0.9, 0.999, 1e-8);

    /// <summary>Tiny, on one full batch: a replicate a lane.</summary>
    public static TrainingProblem LanePlan(ImmutableArray<Layer> layers, OptimizerDefinition optimizer, Examples examples) =>
        new(NetworkDefinition.Chain(layers), LossOf(layers), optimizer, examples, examples.Count, IsFullBatch: true);

    /// <summary>The plan for any size, with a batch that may hold all examples.</summary>
    public static TrainingProblem RowPlan(ImmutableArray<Layer> layers, OptimizerDefinition optimizer, Examples examples, int batchSize) =>
        new(NetworkDefinition.Chain(layers), LossOf(layers), optimizer, examples, batchSize, IsFullBatch: false);

    /// <summary>The plan for any network, here <see cref="Declared.Photographs"/> at rates that change.</summary>
    public static TrainingProblem BlockPlan(OptimizerDefinition optimizer, int batchSize)
    {
        var declared = Declared.Photographs();
        var examples = Sample.Random(45, declared.Network.Input.Features, 4, seed: 7);
        return new TrainingProblem(declared.Network, declared.Loss, optimizer, examples, batchSize, IsFullBatch: false)
        {
            LearningRates = LearningRates.Of(optimizer with { WarmUp = Step.Iterations(5), Decay = new CosineDecay() }, perEpoch: 2, total: 110),
            Augmentation = declared.Training.Augmentation,
        };
    }

    /// <summary>Weights that a replicate begins with; the biases are not 0 either.</summary>
    public static float[] Weights(TrainingProblem problem, int replicate)
    {
        var key = new RandomKey("networks of tests", replicate);
        var weights = InitialWeights.Draw(
            problem.Layers, new InitializationDefinition(Initializer.KaimingNormal, 0), layer => key.Stream(RandomPurpose.InitialWeights, (uint)layer));
        var random = key.Stream(RandomPurpose.ReinitializedWeights);
        foreach (ref var weight in weights.AsSpan())
            if (weight == 0) weight = (float)(random.NextUniform() - 0.5);
        return weights;
    }

    /// <summary>Masks that keep about two thirds of the weights, others for each replicate.</summary>
    public static MaskSet Masks(TrainingProblem problem, int replicate) => new([.. problem.Layers.Select((layer, l) =>
    {
        var random = new RandomKey("networks of tests", replicate).Stream(RandomPurpose.RearrangedMasks, (uint)l);
        return Mask.From(layer.Inputs, layer.Units, _ => random.NextBelow(3) > 0);
    })]);

    /// <summary>Begins the training of one of the trainer's replicates.</summary>
    /// <param name="place">Its place in the trainer.</param>
    /// <param name="replicate">Whose weights, masks and batches it has.</param>
    public static void Start(ITrainer trainer, TrainingProblem problem, int place, int replicate, int iteration = 0) => trainer.Start(
        place, Weights(problem, replicate), Masks(problem, replicate),
        new BatchOrder(new RandomKey("networks of tests", replicate), [.. Enumerable.Range(0, problem.Examples.Count)], problem.BatchSize), iteration);

    /// <summary>Weights of some replicates after they trained together, in <paramref name="pieces"/>.</summary>
    public static float[][] Train(IEngine engine, TrainingProblem problem, int[] replicates, params int[] pieces)
    {
        using var trainer = engine.CreateTrainer(problem, replicates.Length);
        for (var place = 0; place < replicates.Length; place++) Start(trainer, problem, place, replicates[place]);
        foreach (var iterations in pieces) trainer.Train(iterations, CancellationToken.None);
        return [.. Enumerable.Range(0, replicates.Length).Select(place => Read(trainer, problem, place))];
    }

    /// <summary>The weights at this moment.</summary>
    public static float[] Read(ITrainer trainer, TrainingProblem problem, int place)
    {
        var weights = new float[problem.Parameters];
        trainer.ReadWeights(place, weights);
        return weights;
    }

    /// <summary>The flat places of weights that the masks do not keep.</summary>
    public static IEnumerable<int> Masked(TrainingProblem problem, MaskSet masks)
    {
        var start = 0;
        for (var l = 0; l < problem.Layers.Length; start += problem.Layers[l++].Parameters)
            for (var index = 0; index < masks[l].Length; index++)
                if (!masks[l][index]) yield return start + index;
    }

    private static Loss LossOf(ImmutableArray<Layer> layers) => layers[^1].Units == 1 ? Loss.SigmoidCrossEntropy : Loss.SoftmaxCrossEntropy;
}
