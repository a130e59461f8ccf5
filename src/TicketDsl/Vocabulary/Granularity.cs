namespace TicketDsl;

/// <summary>What is pruned as one piece.</summary>
public enum Granularity
{
    /// <summary>Single weights.</summary>
    Weight,

    /// <summary>Whole hidden units, with all their incoming and outgoing weights. Units of the last layer are never pruned.</summary>
    Unit,

    /// <summary>
    /// All weights of a filter, which is an output channel of a convolution or a unit of a linear layer; those of the next layer stay, as does the
    /// bias (PyTorch's structured pruning along dimension 0, as Paganini &amp; Forde 2020 use it).
    /// </summary>
    Filter,

    /// <summary>All of a layer's weights from one input channel of a convolution or one input of a linear layer (structured pruning along dimension 1).</summary>
    Channel,
}
