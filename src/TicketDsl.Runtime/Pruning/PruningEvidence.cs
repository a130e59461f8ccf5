using TicketDsl.Runtime.Randomness;

namespace TicketDsl.Runtime.Pruning;

/// <summary>What criteria may look at: flat weights of one replicate's network, and random numbers.</summary>
/// <param name="Trained">After the training that is pruned from.</param>
public sealed record PruningEvidence(ReadOnlyMemory<float> Trained)
{
    /// <summary>Those that the dense training began with; for criteria that look at them.</summary>
    public ReadOnlyMemory<float> Initial { get; init; }

    /// <summary>The gradient of the dense network's first batch at <see cref="Initial"/>; for <see cref="Criterion.Snip"/>.</summary>
    public ReadOnlyMemory<float> Gradient { get; init; }

    /// <summary>Random numbers of a layer, by index; for <see cref="Criterion.Random"/>.</summary>
    public Func<int, RandomStream>? Random { get; init; }

    /// <summary>Whether a way of pruning looks at the gradient.</summary>
    public static bool NeedsGradient(PruningDefinition pruning)
    {
        ArgumentNullException.ThrowIfNull(pruning);
        return pruning.Criterion == Criterion.Snip || pruning is RandomPruningDefinition { Ratio: RatioRule.SnipRatio };
    }
}
