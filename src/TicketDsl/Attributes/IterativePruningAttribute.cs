namespace TicketDsl;

/// <summary>Declares iterative pruning: train, prune, rewind, and again, a level a round (Frankle &amp; Carbin 2019, section 2).</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class IterativePruningAttribute : Attribute
{
    /// <summary>Share of what <em>remains</em> in each layer that a round prunes, in (0, 1). A layer's own <see cref="PruningFractionAttribute"/> goes before it.</summary>
    public double Fraction { get; set; }

    /// <summary>Instead of a fraction: units pruned from each hidden layer a round. Only with <see cref="Granularity.Unit"/>.</summary>
    public int Units { get; set; }

    /// <summary>
    /// Instead of a fraction: an N:M pattern such as <c>2:4</c>, which the last round reaches (Zhou et al. 2021). Of every M consecutive inputs of a
    /// unit each round prunes as many weights, so the rounds divide M − N. See <see cref="WeightPattern"/>.
    /// </summary>
    public string? Pattern { get; set; }

    /// <summary>How often to prune; 1 or more. Level n is the network after n rounds.</summary>
    public int Rounds { get; set; }

    /// <summary>The step whose weights the survivors take up again. <c>0it</c> is their initial weights; any later step is the dense network's at that step (Frankle et al. 2020).</summary>
    public string RewindTo { get; set; } = "0it";

    /// <summary>What a pruned network is trained from, and at which learning rates.</summary>
    public Retraining Retraining { get; set; } = Retraining.Rewind;

    /// <summary>What scores weights or units.</summary>
    public Criterion Criterion { get; set; } = Criterion.Magnitude;

    /// <summary>What is pruned as one piece.</summary>
    public Granularity Granularity { get; set; } = Granularity.Weight;

    /// <summary>Among which weights scores compete.</summary>
    public Scope Scope { get; set; } = Scope.Layer;
}
