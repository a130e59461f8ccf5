using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Tests;
using TicketDsl.Runtime.Tests.Reference;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Torch.Tests.Engine;

/// <summary>Problems for the engine under test, and trainings of them.</summary>
internal static class Torch
{
    /// <summary>The engine on the device that tests run on.</summary>
    public static TorchEngine Engine() => new(NeedsTorch.Device);

    /// <summary>A problem over 23 random examples in batches of 18.</summary>
    public static TrainingProblem Problem(NetworkDefinition network, OptimizerDefinition optimizer) => new(
        network, Loss.SoftmaxCrossEntropy, optimizer, Sample.Random(23, network.Input.Features, 3, seed: 4), 18, IsFullBatch: false);

    /// <summary>The same network without dropout, which each engine draws by itself.</summary>
    public static NetworkDefinition WithoutDropout(NetworkDefinition network) =>
        new(network.Input, [.. network.Parts.Select(WithoutDropout)]);

    /// <summary>Weights of a replicate in which nothing is 0 or 1 by chance.</summary>
    public static float[] Weights(NetworkDefinition network, int replicate) => Array.ConvertAll(ReferenceCases.Weights(network, replicate), weight => (float)weight);

    /// <summary>Masks of a replicate.</summary>
    public static MaskSet Masks(NetworkDefinition network, int replicate, double density)
    {
        var random = new Random(replicate);
        return new MaskSet([.. network.Layers.Select(layer => Mask.From(layer.Inputs, layer.Units, _ => random.NextDouble() < density))]);
    }

    /// <summary>Batches of a replicate.</summary>
    public static BatchOrder Order(TrainingProblem problem, int replicate) =>
        new(new RandomKey("torch", replicate), [.. Enumerable.Range(0, problem.Examples.Count)], problem.BatchSize);

    /// <summary>Begins trainings of all replicates of a trainer.</summary>
    public static void Start(ITrainer trainer, TrainingProblem problem, int replicates, double density, int iteration = 0)
    {
        for (var r = 0; r < replicates; r++)
            trainer.Start(r, Weights(problem.Network, r), Masks(problem.Network, r, density), Order(problem, r), iteration);
    }

    /// <summary>Weights of replicates after a training.</summary>
    public static float[][] Train(IEngine engine, TrainingProblem problem, int replicates, double density, int iterations)
    {
        using var trainer = engine.CreateTrainer(problem, replicates);
        Start(trainer, problem, replicates, density);
        trainer.Train(iterations, CancellationToken.None);
        return [.. Enumerable.Range(0, replicates).Select(r => Read(trainer, problem, r))];
    }

    /// <summary>Weights of a replicate of the reference after the same training.</summary>
    public static ReferenceTrainer Reference(TrainingProblem problem, int replicate, double density, int iterations, int from = 0)
    {
        var reference = new ReferenceTrainer(problem);
        reference.Start(Weights(problem.Network, replicate), Masks(problem.Network, replicate, density), Order(problem, replicate), from);
        reference.Train(iterations);
        return reference;
    }

    /// <summary>The weights at this moment.</summary>
    public static float[] Read(ITrainer trainer, TrainingProblem problem, int replicate)
    {
        var weights = new float[problem.Parameters];
        trainer.ReadWeights(replicate, weights);
        return weights;
    }

    /// <summary>The first place where values are further apart than allowed, or null.</summary>
    public static string? Difference(float[] actual, double[] expected, double allowed)
    {
        if (actual.Length != expected.Length) return $"{actual.Length} values, not {expected.Length}";
        for (var i = 0; i < actual.Length; i++)
            if (!(Math.Abs(actual[i] - expected[i]) <= allowed)) return $"[{i}] is {actual[i]:R}, not {expected[i]:R}";
        return null;
    }

    private static NetworkPart WithoutDropout(NetworkPart part) => part switch
    {
        LayerPart { Layer: var layer } => new LayerPart(layer with { Dropout = 0 }),
        ResidualPart residual => residual with { Body = [.. residual.Body.Select(WithoutDropout)] },
        _ => part,
    };
}
