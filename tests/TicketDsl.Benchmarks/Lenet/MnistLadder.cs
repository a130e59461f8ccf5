using System.Collections.Immutable;
using Papers.FrankleCarbin2019;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Running;

namespace TicketDsl.Benchmarks.Lenet;

/// <summary>LeNet-300-100 pruned as Frankle &amp; Carbin 2019 declare it, in trainings that a benchmark has time for.</summary>
internal static class MnistLadder
{
    /// <summary>All 21 levels of one replicate, without controls.</summary>
    public static ExperimentDefinition Experiment(int iterations) =>
        new Shortening(Step.Iterations(iterations), Replicates: 1).Apply(LenetMnist.Definition with { Branches = [] });

    /// <summary>The masks of its levels, the dense one first, by the declared seed or another.</summary>
    public static ImmutableArray<MaskSet> Masks(int iterations, string? seed = null)
    {
        var experiment = Experiment(iterations);
        var result = new ExperimentRunner(new EmbeddedEngine(), threads: 1).Run(experiment with { Seed = seed ?? experiment.Seed }, Mnist.Data, [], null, CancellationToken.None);
        return [.. result.Replicates[0].Levels.Select(level => level.Masks)];
    }
}
