namespace TicketDsl.Generators.Model;

/// <summary>A layer's shape as the compiler worked it out.</summary>
/// <param name="Name">Its name where it stands.</param>
/// <param name="Path">Its name in the whole network.</param>
/// <param name="Kind">What it computes.</param>
/// <param name="From">The shape it takes.</param>
/// <param name="To">The shape it gives.</param>
internal sealed record LayerShape(string Name, string Path, LayerKind Kind, Shape From, Shape To) : PartShape(Name, Path)
{
    /// <inheritdoc/>
    public override Shape To { get; } = To;

    /// <summary>Which of the declaration's layers it comes from.</summary>
    public int Index { get; init; }

    /// <summary>Whether it was not declared but follows from what was.</summary>
    public bool IsImplied { get; init; }

    /// <summary>The window of a convolution or a pooling.</summary>
    public Window? Window { get; init; }

    /// <summary>What follows its sums.</summary>
    public Activation Activation { get; init; }

    /// <summary>Whether each sum has a bias.</summary>
    public bool HasBias { get; init; } = true;

    /// <summary>Whether batch norm follows its sums.</summary>
    public bool HasBatchNorm { get; init; }

    /// <summary>Share of its outputs that training sets to 0.</summary>
    public double Dropout { get; init; }

    /// <summary>Its own pruning fraction, where one was declared.</summary>
    public double? PruningFraction { get; init; }

    /// <summary>How it is pruned, where that was declared on it.</summary>
    public LayerPruningSpec? Pruning { get; init; }

    /// <summary>What is pruned of it as one piece.</summary>
    public Granularity GranularityIn(PruningSpec? pruning) => Pruning?.Granularity ?? pruning?.Granularity ?? TicketDsl.Granularity.Weight;

    /// <summary>Weights that go together.</summary>
    public int GroupSize(Granularity granularity) => PruningGroups.Size(granularity, Inputs, Units, Window is { } window && Kind == LayerKind.Conv ? window.Size * window.Size : 1);

    /// <summary>Inputs among which those of an N:M pattern are consecutive: a convolution's channels, a linear layer's features.</summary>
    public int PatternInputs => Kind == LayerKind.Conv ? From.Channels : Inputs;

    /// <summary>Whether its weights are pruned where any are.</summary>
    public bool IsPruned { get; init; } = true;

    /// <summary>Whether it has weights.</summary>
    public bool HasOwnWeights => Kind is LayerKind.Linear or LayerKind.Conv;

    /// <summary>Values a unit sums over; features of an example for a layer without weights.</summary>
    public int Inputs => Kind == LayerKind.Conv ? From.Channels * Window!.Size * Window.Size : From.Features;

    /// <summary>Units or filters; features of an example for a layer without weights.</summary>
    public int Units => Kind == LayerKind.Conv ? To.Channels : To.Features;

    /// <summary>Prunable weights.</summary>
    public long Weights => HasOwnWeights ? (long)Inputs * Units : 0;

    /// <summary>Biases: one a unit, or none.</summary>
    public int Biases => HasOwnWeights && HasBias ? Units : 0;

    /// <summary>All values: weights, biases, and batch norm's scale, shift, running mean and running variance.</summary>
    public long Parameters => Weights + Biases + (HasOwnWeights && HasBatchNorm ? 4L * Units : 0);

    /// <inheritdoc/>
    public override IEnumerable<LayerShape> Layers => [this];
}
