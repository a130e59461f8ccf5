namespace TicketDsl;

/// <summary>A fully connected layer: Units sums over Inputs, a bias a unit, then the activation.</summary>
/// <param name="Name">The name it was declared under.</param>
/// <param name="Inputs">Features it takes.</param>
/// <param name="Units">Features it gives.</param>
/// <param name="Activation">What follows the sums.</param>
/// <remarks>
/// In a declaration a positional parameter of this type is a layer, and its attributes say which;
/// in the generated network the same property holds the layer with the shape the compiler worked out.
/// </remarks>
public sealed record Layer(string Name, int Inputs, int Units, Activation Activation)
{
    /// <summary>The layer's own pruning fraction, where one was declared.</summary>
    public double? PruningFraction { get; init; }

    /// <summary>Prunable weights: Inputs × Units. The weight from input i to unit u has index u × Inputs + i.</summary>
    public int Weights => Inputs * Units;

    /// <summary>Weights and biases.</summary>
    public int Parameters => Weights + Units;
}
