namespace TicketDsl;

/// <summary>A control run off a level.</summary>
/// <param name="Control">Which control.</param>
/// <param name="Replicate">Which of its runs for this ticket, from 0.</param>
/// <param name="Masks">What remained while it trained.</param>
/// <param name="Outcome">How it trained.</param>
public sealed record BranchResult(Control Control, int Replicate, MaskSet Masks, TrainingOutcome Outcome)
{
    /// <summary>The noise of <see cref="Control.Noise"/> in standard deviations; 0 for others.</summary>
    public double StandardDeviations { get; init; }
}
