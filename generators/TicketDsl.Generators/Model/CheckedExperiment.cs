namespace TicketDsl.Generators.Model;

/// <summary>An experiment after validation: what the emitters write from.</summary>
/// <param name="Spec">What was declared.</param>
/// <param name="Network">The layers that have usable names, with their shapes.</param>
/// <param name="Levels">The schedule; element 0 is the dense network.</param>
/// <param name="IsStub">
/// Whether the declaration has errors: its types are written all the same, so that one mistake gives one error, but they can not be run.
/// </param>
internal sealed record CheckedExperiment(ExperimentSpec Spec, NetworkShape Network, EquatableArray<LevelCounts> Levels, bool IsStub)
{
    /// <summary>The experiments of a sweep, in order; none where it is no sweep.</summary>
    public EquatableArray<SweepPoint> Points { get; init; }

    /// <summary>Whether it stands for the experiments of a sweep, and is itself not run.</summary>
    public bool IsSweep => Spec.Sweeps.Count > 0;

    /// <summary>The layers with weights, in the order of the network's flat weights.</summary>
    public EquatableArray<LayerShape> Layers => Network.Layers;

    /// <summary>The place of a layer among those with weights.</summary>
    public int IndexOf(LayerShape layer) => Network.IndexOf(layer);

    /// <summary>Prunable weights of the dense network.</summary>
    public long Weights => Layers.Sum(static layer => layer.Weights);

    /// <summary>Whether whole units are pruned.</summary>
    public bool PrunesUnits => Spec.Pruning?.Granularity == Granularity.Unit;
}
