namespace TicketDsl.Runtime.Engine.Plans;

/// <summary>
/// Where one layer's parameters lie among a network's: weights in panels of units, each [inputs, units of the panel], then the biases.
/// What the inputs of an example touch of a panel, and the errors of a batch for its units, fit in a first cache.
/// </summary>
internal sealed class PaddedLayer(Layer layer, int start)
{
    /// <summary>Most units of a panel.</summary>
    private const int PanelUnits = 160;

    public int Inputs { get; } = layer.Inputs;

    public int Units { get; } = layer.Units;

    public Activation Activation { get; } = layer.Activation;

    /// <summary>Floats of a row: the units, rounded up.</summary>
    public int Stride { get; } = PaddedNetwork.Pad(layer.Units);

    /// <summary>Where the weights start.</summary>
    public int Start { get; } = start;

    /// <summary>Panels of nearly equal width.</summary>
    public int Panels => (Stride + PanelUnits - 1) / PanelUnits;

    /// <summary>The first unit of a panel; the next one starts where it ends.</summary>
    public int PanelStart(int panel) => Stride / PaddedNetwork.Alignment * panel / Panels * PaddedNetwork.Alignment;

    /// <summary>Units of a panel, a multiple of 16.</summary>
    public int PanelWidth(int panel) => PanelStart(panel + 1) - PanelStart(panel);

    /// <summary>Where the weights of an input lie that belong to a panel.</summary>
    public int Row(int panel, int input) => Start + Inputs * PanelStart(panel) + input * PanelWidth(panel);

    /// <summary>Where the biases start.</summary>
    public int BiasStart => Start + Inputs * Stride;

    /// <summary>Floats of weights and biases.</summary>
    public int Length => (Inputs + 1) * Stride;

    /// <summary>Weights and biases without what pads them.</summary>
    public int Parameters => (Inputs + 1) * Units;
}
