namespace TicketDsl;

/// <summary>What a layer computes.</summary>
public enum LayerKind
{
    /// <summary>Fully connected: a sum over all inputs a unit.</summary>
    Linear,

    /// <summary>Convolution (cross-correlation, as the field has it): a sum over a window of all channels a filter and place.</summary>
    Conv,

    /// <summary>The greatest value of each window, padding left out; the first of equals, row by row, has the gradient.</summary>
    MaxPool,

    /// <summary>The mean of each window, the zeros of its padding counted.</summary>
    AveragePool,

    /// <summary>The mean of each channel.</summary>
    GlobalAveragePool,

    /// <summary>Channels, rows and columns become features, in this order.</summary>
    Flatten,
}
