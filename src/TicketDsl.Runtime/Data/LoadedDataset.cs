namespace TicketDsl.Runtime.Data;

/// <summary>A data set in memory.</summary>
/// <param name="Training">To train on, before any are set apart for validation.</param>
/// <param name="Test">To test on.</param>
public sealed record LoadedDataset(Examples Training, Examples Test);
