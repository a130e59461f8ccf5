namespace TicketDsl.Runtime.Measures;

/// <summary>What a measure of pairs may look at: a control and the ticket it branched off, at the ends of their trainings.</summary>
/// <param name="Ticket">The ticket; off level 0 the dense network.</param>
/// <param name="Control">The control.</param>
/// <param name="TestError">Share of the test set that a network with these flat weights gets wrong, 0 to 1.</param>
public sealed record TrainedPair(PairedNetwork Ticket, PairedNetwork Control, Func<float[], double> TestError);

/// <summary>One of the two networks of a pair.</summary>
/// <param name="Masks">What remained.</param>
/// <param name="Weights">Flat weights at the end.</param>
public sealed record PairedNetwork(MaskSet Masks, ReadOnlyMemory<float> Weights);
