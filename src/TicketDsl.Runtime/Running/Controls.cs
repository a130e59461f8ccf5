using TicketDsl.Runtime.Pruning;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Running;

/// <summary>What a control trains instead of the ticket.</summary>
internal static class Controls
{
    private const int MostRuns = 1 << 10;
    private const int MostLayers = 1 << 10;

    /// <summary>Weights and masks of one run of a control off a level.</summary>
    public static (float[] Weights, MaskSet Masks) Make(
        Control control, ExperimentDefinition experiment, RandomKey key, int level, int run, MaskSet ticket) => control switch
        {
            Control.Reinitialize => (Weights(RandomPurpose.ReinitializedWeights, experiment, key, level, run), ticket),
            Control.Rearrange => (Weights(RandomPurpose.RearrangedWeights, experiment, key, level, run), Rearranged(experiment, key, level, run, ticket)),
            _ => throw new ArgumentOutOfRangeException(nameof(control)),
        };

    private static float[] Weights(RandomPurpose purpose, ExperimentDefinition experiment, RandomKey key, int level, int run) =>
        InitialWeights.Draw(experiment.Layers, experiment.Initialization, layer => key.Stream(purpose, Stream(level, run, layer)));

    private static MaskSet Rearranged(ExperimentDefinition experiment, RandomKey key, int level, int run, MaskSet ticket)
    {
        return experiment.Pruning is { Granularity: Granularity.Unit }
            ? Rearrangement.OfUnits(ticket, Random)
            : new MaskSet([.. ticket.Layers.Select((mask, layer) => Rearrangement.OfWeights(mask, Random(layer)))]);

        RandomStream Random(int layer) => key.Stream(RandomPurpose.RearrangedMasks, Stream(level, run, layer));
    }

    /// <summary>A number of its own for each level, run and layer.</summary>
    private static uint Stream(int level, int run, int layer)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(run, MostRuns);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(layer, MostLayers);
        return checked(((uint)level * MostRuns + (uint)run) * MostLayers + (uint)layer);
    }
}
