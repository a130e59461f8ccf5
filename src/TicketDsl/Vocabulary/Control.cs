namespace TicketDsl;

/// <summary>A control run that branches off a level to show what made the winning ticket win.</summary>
public enum Control
{
    /// <summary>The ticket's mask with fresh initial weights (Frankle &amp; Carbin 2018, control 1; 2019, "random reinitialization").</summary>
    Reinitialize,

    /// <summary>A random mask with the ticket's exact counts a layer, and fresh initial weights (Frankle &amp; Carbin 2018, control 2; 2019, "random sparsity").</summary>
    Rearrange,

    /// <summary>
    /// The ticket's mask from the weights of the rewind step, trained as a rewound ticket is: whether masks that were found while weights kept
    /// training are winning tickets too (Frankle &amp; Carbin 2019, appendix B, strategy 2).
    /// </summary>
    Rewind,

    /// <summary>
    /// As <see cref="Rewind"/>, but to each of the rewind step's weights is added Gaussian noise of so many standard deviations of the
    /// distribution that the layer's initial weights are drawn from (Frankle &amp; Carbin 2019, appendix on the initial weights: 0.5 to 3).
    /// Biases and batch norm stay as they are.
    /// </summary>
    Noise,

    /// <summary>
    /// As <see cref="Rewind"/>, but on batches in another order, with another dropout and augmentation: a copy of the ticket under other noise of
    /// training, to see whether both end in one valley (Frankle et al. 2020, "instability analysis"). It alone may branch off the dense network.
    /// </summary>
    Reorder,
}
