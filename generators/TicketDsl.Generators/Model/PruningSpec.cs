namespace TicketDsl.Generators.Model;

/// <summary>How weights are pruned, as it was declared.</summary>
/// <param name="RewindTo">The step whose weights survivors take up again; null where it could not be read.</param>
/// <param name="Criterion">What scores weights or units; null where it could not be read.</param>
/// <param name="Granularity">What is pruned as one piece; null where it could not be read.</param>
internal abstract record PruningSpec(Step? RewindTo, Criterion? Criterion, Granularity? Granularity)
{
    /// <summary>What a pruned network is trained from; null where it could not be read.</summary>
    public Retraining? Retraining { get; init; } = TicketDsl.Retraining.Rewind;

    /// <summary>Among which weights scores compete; null where it could not be read.</summary>
    public Scope? Scope { get; init; } = TicketDsl.Scope.Layer;

    /// <summary>M of an N:M pattern; 0 where none was declared.</summary>
    public virtual int PatternLength => 0;

    /// <summary>The last level, where it is known.</summary>
    public abstract int? LastLevel { get; }
}

/// <summary>Each level is pruned from the level before it.</summary>
/// <param name="Fraction">Share of what remains that a round prunes, where one was declared.</param>
/// <param name="Units">Units that a round prunes from each hidden layer, where they were declared.</param>
/// <param name="Rounds">How often to prune, where it was declared.</param>
/// <param name="RewindTo">The step whose weights survivors take up again; null where it could not be read.</param>
/// <param name="Criterion">What scores weights or units; null where it could not be read.</param>
/// <param name="Granularity">What is pruned as one piece; null where it could not be read.</param>
internal sealed record IterativePruningSpec(double? Fraction, int? Units, int? Rounds, Step? RewindTo, Criterion? Criterion, Granularity? Granularity)
    : PruningSpec(RewindTo, Criterion, Granularity)
{
    /// <summary>The N:M pattern that the last round reaches, where one was declared.</summary>
    public WeightPattern? Pattern { get; init; }

    /// <inheritdoc/>
    public override int PatternLength => Pattern?.Of ?? 0;

    /// <inheritdoc/>
    public override int? LastLevel => Rounds;
}

/// <summary>Each level is pruned from the dense network.</summary>
/// <param name="Fractions">Shares of the dense network to prune; a level each.</param>
/// <param name="Units">Units to prune from each hidden layer of the dense network; a level each.</param>
/// <param name="RewindTo">The step whose weights survivors take up again; null where it could not be read.</param>
/// <param name="Criterion">What scores weights or units; null where it could not be read.</param>
/// <param name="Granularity">What is pruned as one piece; null where it could not be read.</param>
internal sealed record OneShotPruningSpec(
    EquatableArray<double> Fractions, EquatableArray<int> Units, Step? RewindTo, Criterion? Criterion, Granularity? Granularity)
    : PruningSpec(RewindTo, Criterion, Granularity)
{
    /// <summary>N:M patterns; a level each.</summary>
    public EquatableArray<WeightPattern> Patterns { get; init; }

    /// <inheritdoc/>
    public override int PatternLength => Patterns.Count == 0 ? 0 : Patterns[0].Of;

    /// <inheritdoc/>
    public override int? LastLevel => Math.Max(Math.Max(Fractions.Count, Units.Count), Patterns.Count);
}

/// <summary>Each level's masks are drawn at random before training.</summary>
/// <param name="Densities">Shares of the weights that remain; a level each.</param>
/// <param name="Ratio">How a density is shared out over the layers; null where it could not be read.</param>
internal sealed record RandomPruningSpec(EquatableArray<double> Densities, RatioRule? Ratio)
    : PruningSpec(Step.Iterations(0), TicketDsl.Criterion.Random, TicketDsl.Granularity.Weight)
{
    /// <inheritdoc/>
    public override int? LastLevel => Densities.Count;
}

/// <summary>One that was declared but could not be read; a diagnostic said so.</summary>
internal sealed record UnreadablePruningSpec() : PruningSpec(null, null, null)
{
    /// <inheritdoc/>
    public override int? LastLevel => null;
}
