namespace TicketDsl;

/// <summary>What is kept of a training for tables that compare several: not numbers of it, but what it ended with.</summary>
/// <param name="Weights">Flat weights at the end.</param>
/// <param name="TestOutputs">The last layer's sums over the test examples at the end, [examples, units].</param>
/// <param name="TestLabels">Their labels.</param>
public sealed record KeptTraining(ReadOnlyMemory<float> Weights, ReadOnlyMemory<float> TestOutputs, ReadOnlyMemory<byte> TestLabels);
