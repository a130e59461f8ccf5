namespace TicketDsl.Runtime.Engine.Plans;

/// <summary>Where one layer's parameters lie among a network's.</summary>
internal sealed class PaddedLayer(Layer layer, int start)
{
    public int Inputs { get; } = layer.Inputs;

    public int Units { get; } = layer.Units;

    public Activation Activation { get; } = layer.Activation;

    /// <summary>Floats of a row: the units, rounded up.</summary>
    public int Stride { get; } = PaddedNetwork.Pad(layer.Units);

    /// <summary>Where the weights start.</summary>
    public int Start { get; } = start;

    /// <summary>Where the biases start.</summary>
    public int BiasStart => Start + Inputs * Stride;

    /// <summary>Floats of weights and biases.</summary>
    public int Length => (Inputs + 1) * Stride;

    /// <summary>Weights and biases without what pads them.</summary>
    public int Parameters => (Inputs + 1) * Units;
}
