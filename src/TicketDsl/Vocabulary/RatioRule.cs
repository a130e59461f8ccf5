namespace TicketDsl;

/// <summary>
/// How a network's density is shared out over its layers where masks are drawn at random. Counts are whole and their sum is the density's, rounded:
/// each layer has what the rule gives it rounded down, and what is then missing goes a weight each to the layers with the largest rest.
/// </summary>
public enum RatioRule
{
    /// <summary>The same density in every layer (Liu et al. 2022, section 3).</summary>
    Uniform,

    /// <summary>
    /// The first convolution is dense, a last linear layer keeps a fifth or more, the other layers have one density (Gale, Elsen &amp; Hooker 2019;
    /// Liu et al. 2022, section 3, "uniform+").
    /// </summary>
    UniformPlus,

    /// <summary>
    /// Erdős–Rényi-Kernel: a density proportional to (channels in + channels out + rows + columns) / (their product), of a linear layer to
    /// (inputs + units) / (inputs × units). A layer that would have more than all of its weights is dense, and the others share the rest
    /// (Evci et al. 2020; Liu et al. 2022, section 3).
    /// </summary>
    Erk,

    /// <summary>
    /// The layer's share of the weights that <see cref="Criterion.Snip"/> would keep of the whole network, in random places (Liu et al. 2022,
    /// section 3, "SNIP ratio"). It is known only when a replicate's initial weights are, and may leave nothing of a layer.
    /// </summary>
    SnipRatio,
}
