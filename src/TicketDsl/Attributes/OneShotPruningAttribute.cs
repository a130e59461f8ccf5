using System.ComponentModel;

namespace TicketDsl;

/// <summary>
/// Declares one-shot pruning: the dense network is trained once and pruned from there to each size; every size is a level,
/// pruned from the dense network's trained weights (Frankle &amp; Carbin 2018).
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OneShotPruningAttribute : Attribute
{
    /// <summary>Shares of the dense network to prune, each in (0, 1), ascending; a level each.</summary>
    public double[] Fractions { get; set; } = [];

    /// <summary>Instead of fractions: units to prune from each hidden layer, ascending; a level each. Only with <see cref="Granularity.Unit"/>.</summary>
    public int[] Units { get; set; } = [];

    /// <summary>Instead of fractions: N:M patterns such as <c>2:4</c>, of one M and with N descending; a level each. See <see cref="WeightPattern"/>.</summary>
    public string[] Patterns { get; set; } = [];

    /// <summary>Not for one-shot pruning, whose sizes are a level each. It is here so that rule TKT338 can say so.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
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
