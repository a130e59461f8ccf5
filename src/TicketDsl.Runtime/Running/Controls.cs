using TicketDsl.Runtime.Numerics;
using TicketDsl.Runtime.Pruning;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Running;

/// <summary>What a control trains instead of the ticket.</summary>
internal static class Controls
{
    private const int MostRuns = 1 << 10;
    private const int MostLayers = 1 << 10;

    /// <summary>What one run of a control off a level begins with.</summary>
    /// <param name="branch">The control.</param>
    /// <param name="experiment">The experiment.</param>
    /// <param name="key">The replicate's random numbers.</param>
    /// <param name="level">The level.</param>
    /// <param name="run">Which run, from 0.</param>
    /// <param name="ticket">The level's masks.</param>
    /// <param name="rewound">Flat weights of the dense network at the rewind step.</param>
    public static ControlStart Make(
        BranchDefinition branch, ExperimentDefinition experiment, RandomKey key, int level, int run, MaskSet ticket, float[] rewound) => branch.Control switch
        {
            Control.Reinitialize => new(Weights(RandomPurpose.ReinitializedWeights, experiment, key, level, run), ticket, key),
            Control.Rearrange => new(Weights(RandomPurpose.RearrangedWeights, experiment, key, level, run), Rearranged(experiment, key, level, run, ticket), key),
            Control.Rewind => new(rewound, ticket, key),
            Control.Noise => new(Noisy(experiment, key, level, run, rewound, branch.StandardDeviations), ticket, key),
            Control.Reorder => new(rewound, ticket, key.Derive(RandomPurpose.ReorderedBatches, Stream(level, run, 0))),
            _ => throw new ArgumentOutOfRangeException(nameof(branch)),
        };

    /// <summary>The iteration that a control's training begins at.</summary>
    public static int FirstIteration(Control control, IterationPlan plan) =>
        control is Control.Reinitialize or Control.Rearrange ? 0 : plan.RewindTo;

    private static float[] Noisy(ExperimentDefinition experiment, RandomKey key, int level, int run, float[] rewound, double deviations)
    {
        var noisy = rewound.ToArray();
        var start = 0;
        for (var l = 0; l < experiment.Layers.Length; start += experiment.Layers[l++].Parameters)
        {
            // Noise of another size is the same noise, larger or smaller.
            var size = deviations * InitialWeights.StandardDeviation(experiment.Initialization, experiment.Layers[l]);
            var stream = key.Stream(RandomPurpose.WeightNoise, Stream(level, run, l));
            foreach (ref var weight in noisy.AsSpan(start, experiment.Layers[l].Weights)) weight = (float)(weight + size * NormalQuantile.At(stream.NextUniform()));
        }

        return noisy;
    }

    private static float[] Weights(RandomPurpose purpose, ExperimentDefinition experiment, RandomKey key, int level, int run) =>
        InitialWeights.Draw(experiment.Layers, experiment.Initialization, layer => key.Stream(purpose, Stream(level, run, layer)));

    private static MaskSet Rearranged(ExperimentDefinition experiment, RandomKey key, int level, int run, MaskSet ticket)
    {
        return experiment.Pruning is { Granularity: Granularity.Unit }
            ? Rearrangement.OfUnits(ticket, Random)
            : new MaskSet([.. ticket.Layers.Select(Layer)]);

        Mask Layer(Mask mask, int l) => experiment.Pruning is { PatternLength: > 0 and var length } && experiment.Layers[l].IsPruned
            ? Rearrangement.OfPattern(mask, experiment.Layers[l], length, Random(l))
            : experiment.Pruning is { } pruning && pruning.Of(experiment.Layers[l]).Granularity is var granularity && granularity.IsGrouped()
            ? Rearrangement.OfGroups(mask, experiment.Layers[l], granularity, Random(l))
            : Rearrangement.OfWeights(mask, Random(l));

        RandomStream Random(int layer) => key.Stream(RandomPurpose.RearrangedMasks, Stream(level, run, layer));
    }

    /// <summary>A number of its own for each level, run and layer.</summary>
    public static uint Stream(int level, int run, int layer)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(run, MostRuns);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(layer, MostLayers);
        return checked(((uint)level * MostRuns + (uint)run) * MostLayers + (uint)layer);
    }
}
