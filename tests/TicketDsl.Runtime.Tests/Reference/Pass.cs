namespace TicketDsl.Runtime.Tests.Reference;

/// <summary>What dropout keeps of a layer's outputs, [position in the batch][feature].</summary>
/// <param name="layer">The layer's index among those with weights.</param>
/// <param name="batch">Examples of the batch.</param>
/// <param name="features">Outputs of the layer for an example.</param>
internal delegate bool[][] Keeps(int layer, int batch, int features);

/// <summary>How a batch goes through a network.</summary>
/// <param name="IsTraining">Whether batch norm takes the batch's own statistics, and running ones follow; and dropout drops.</param>
/// <param name="Keeps">What dropout keeps.</param>
internal sealed record Pass(bool IsTraining, Keeps Keeps)
{
    /// <summary>Running statistics, nothing dropped.</summary>
    public static Pass Evaluation { get; } = new(IsTraining: false, static (_, _, _) => throw new InvalidOperationException("Nothing is dropped in evaluation."));

    /// <summary>Training of a network without dropout.</summary>
    public static Pass Training { get; } = new(IsTraining: true, static (_, _, _) => throw new InvalidOperationException("This training was given nothing to drop by."));
}
