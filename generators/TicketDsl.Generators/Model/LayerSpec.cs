namespace TicketDsl.Generators.Model;

/// <summary>A layer as it was declared.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Operation">What it computes.</param>
internal sealed record LayerSpec(string Name, OperationSpec Operation)
{
    /// <summary>What follows its sums.</summary>
    public Activation Activation { get; init; }

    /// <summary>Whether batch norm follows its sums.</summary>
    public bool HasBatchNorm { get; init; }

    /// <summary>Whether it has biases, where that was declared.</summary>
    public bool? Bias { get; init; }

    /// <summary>Share of its outputs that training sets to 0, where one was declared.</summary>
    public double? Dropout { get; init; }

    /// <summary>Its own pruning fraction, where one was declared.</summary>
    public double? PruningFraction { get; init; }

    /// <summary>How it is pruned, where that was declared on it.</summary>
    public LayerPruningSpec? Pruning { get; init; }

    /// <summary>Whether it keeps all its weights where others are pruned.</summary>
    public bool IsNotPruned { get; init; }

    /// <summary>Whether it has biases: batch norm's shift takes their place unless they were declared.</summary>
    public bool HasBiases => Bias ?? !HasBatchNorm;

    /// <summary>Whether it has weights of its own, as far as that can be told.</summary>
    public bool HasWeights => Operation is LinearSpec or ConvSpec or MissingSpec or UnreadableSpec;

    /// <summary>Whether a pruning fraction can be declared on it; that of a block holds for its layers.</summary>
    public bool CanBePruned => HasWeights || Operation is BlockUseSpec;
}
