namespace TicketDsl;

/// <summary>
/// One layer of a network. Units sums over Inputs, then, where declared: a bias a unit, batch norm, the activation, dropout.
/// Pooling and flattening are layers without weights.
/// </summary>
/// <param name="Name">The name it was declared under.</param>
/// <param name="Inputs">Values a unit sums over: features, or channels × window for a convolution; features of an example for a layer without weights.</param>
/// <param name="Units">Units, or filters of a convolution; features of an example for a layer without weights.</param>
/// <param name="Activation">What follows the sums.</param>
/// <remarks>
/// In a declaration a positional parameter of this type is a layer, and its attributes say which;
/// in the generated network the same property holds the layer with the shape the compiler worked out.
/// </remarks>
public sealed record Layer(string Name, int Inputs, int Units, Activation Activation)
{
    /// <summary>ε of batch norm: added to the variance (Ioffe &amp; Szegedy 2015, algorithm 1; the value is PyTorch's).</summary>
    public const double BatchNormEpsilon = 1e-5;

    /// <summary>Share of a new batch in the running mean and variance (PyTorch's momentum).</summary>
    public const double BatchNormMomentum = 0.1;

    /// <summary>What it computes.</summary>
    public LayerKind Kind { get; init; } = LayerKind.Linear;

    /// <summary>The shape of an example it takes.</summary>
    public Shape From { get; init; } = Shape.Flat(Inputs);

    /// <summary>The shape of an example it gives.</summary>
    public Shape To { get; init; } = Shape.Flat(Units);

    /// <summary>The window of a convolution or a pooling; null for others.</summary>
    public Window? Window { get; init; }

    /// <summary>Whether a bias is added to each sum.</summary>
    public bool HasBias { get; init; } = true;

    /// <summary>Whether batch norm follows the sums (Ioffe &amp; Szegedy 2015): the biased variance of a batch normalises, the unbiased one goes into the running variance.</summary>
    public bool HasBatchNorm { get; init; }

    /// <summary>Share of the outputs that training sets to 0, in [0, 1); the others are divided by 1 − Dropout (Srivastava et al. 2014, section 10).</summary>
    public double Dropout { get; init; }

    /// <summary>The layer's own pruning fraction, where one was declared.</summary>
    public double? PruningFraction { get; init; }

    /// <summary>How it is pruned, where not as the experiment says.</summary>
    public LayerPruning? Pruning { get; init; }

    /// <summary>Places of its window; 1 where it has none.</summary>
    public int Places => Window is { } window ? window.Size * window.Size : 1;

    /// <summary>Whether its weights are pruned where any are.</summary>
    public bool IsPruned { get; init; } = true;

    /// <summary>Whether it has weights, which can be pruned.</summary>
    public bool HasWeights => Kind is LayerKind.Linear or LayerKind.Conv;

    /// <summary>
    /// Prunable weights: Inputs × Units. The weight from input i to unit u has index u × Inputs + i; that of a convolution from channel c,
    /// window row r and window column k to filter u has i = (c × Size + r) × Size + k.
    /// </summary>
    public int Weights => HasWeights ? Inputs * Units : 0;

    /// <summary>Biases: one a unit, or none.</summary>
    public int Biases => HasWeights && HasBias ? Units : 0;

    /// <summary>Values that batch norm holds: scale, shift, running mean and running variance, each a unit long; or none.</summary>
    public int BatchNormValues => HasWeights && HasBatchNorm ? 4 * Units : 0;

    /// <summary>All values of the layer in a network's flat weights: weights, then biases, then those of batch norm.</summary>
    public int Parameters => Weights + Biases + BatchNormValues;

    /// <summary>A layer of filters over the channels of <paramref name="from"/>.</summary>
    public static Layer Conv(string name, Shape from, int filters, Window window, Activation activation)
    {
        ArgumentNullException.ThrowIfNull(window);
        return new Layer(name, from.Channels * window.Size * window.Size, filters, activation)
        {
            Kind = LayerKind.Conv,
            From = from,
            To = window.Over(from, filters),
            Window = window,
        };
    }

    /// <summary>A pooling of each channel of <paramref name="from"/> by windows.</summary>
    public static Layer Pool(string name, LayerKind kind, Shape from, Window window)
    {
        ArgumentNullException.ThrowIfNull(window);
        return Plain(name, kind, from, window.Over(from, from.Channels)) with { Window = window };
    }

    /// <summary>The mean of each channel of <paramref name="from"/>.</summary>
    public static Layer GlobalAveragePool(string name, Shape from) => Plain(name, LayerKind.GlobalAveragePool, from, Shape.Flat(from.Channels));

    /// <summary>The features of <paramref name="from"/> in a row.</summary>
    public static Layer Flatten(string name, Shape from) => Plain(name, LayerKind.Flatten, from, Shape.Flat(from.Features));

    private static Layer Plain(string name, LayerKind kind, Shape from, Shape to) =>
        new(name, from.Features, to.Features, Activation.None) { Kind = kind, From = from, To = to };
}
