namespace TicketDsl;

/// <summary>
/// Declares random pruning at initialisation: masks are drawn at random, of exact counts, and the initial weights that they keep are trained;
/// no training decides what remains (Liu et al. 2022). The dense network is trained too. Masks of one replicate are nested.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RandomPruningAttribute : Attribute
{
    /// <summary>Shares of the weights of all pruned layers that remain, each in (0, 1), descending; a level each.</summary>
    public double[] Densities { get; set; } = [];

    /// <summary>How a density is shared out over the layers.</summary>
    public RatioRule Ratio { get; set; } = RatioRule.Uniform;
}
