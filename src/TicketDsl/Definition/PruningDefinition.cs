namespace TicketDsl;

/// <summary>How weights are pruned. What is left at each level is in the schedule.</summary>
/// <param name="Criterion">What scores weights or units.</param>
/// <param name="Granularity">What is pruned as one piece.</param>
/// <param name="Scope">Among which weights scores compete.</param>
/// <param name="RewindTo">The step whose weights survivors take up again.</param>
public abstract record PruningDefinition(Criterion Criterion, Granularity Granularity, Scope Scope, Step RewindTo)
{
    /// <summary>How a layer is pruned: as it says itself, or as all are.</summary>
    public LayerPruning Of(Layer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return layer.Pruning ?? new LayerPruning(Granularity, Criterion);
    }

    /// <summary>
    /// M of an N:M pattern, whose N the schedule has: scores compete among so many consecutive inputs of a unit only, and as many of each such group
    /// remain (<see cref="WeightPattern"/>); 0 where there is no pattern.
    /// </summary>
    public int PatternLength { get; init; }

    /// <summary>What a pruned network is trained from.</summary>
    public Retraining Retraining { get; init; } = Retraining.Rewind;
}

/// <summary>Each level is pruned from the level before it.</summary>
/// <inheritdoc/>
public sealed record IterativePruningDefinition(Criterion Criterion, Granularity Granularity, Scope Scope, Step RewindTo)
    : PruningDefinition(Criterion, Granularity, Scope, RewindTo);

/// <summary>Each level is pruned from the dense network.</summary>
/// <inheritdoc/>
public sealed record OneShotPruningDefinition(Criterion Criterion, Granularity Granularity, Scope Scope, Step RewindTo)
    : PruningDefinition(Criterion, Granularity, Scope, RewindTo);

/// <summary>Each level's masks are drawn at random, and initial weights are trained under them.</summary>
/// <param name="Ratio">How a density is shared out over the layers.</param>
public sealed record RandomPruningDefinition(RatioRule Ratio) : PruningDefinition(Criterion.Random, Granularity.Weight, Scope.Layer, Step.Iterations(0));
