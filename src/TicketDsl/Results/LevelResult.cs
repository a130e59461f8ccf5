using System.Collections.Immutable;

namespace TicketDsl;

/// <summary>One level of one replicate: the ticket and its controls.</summary>
/// <param name="Level">0 is the dense network.</param>
/// <param name="RequestedDensity">The schedule's density, 0 to 1.</param>
/// <param name="Masks">What remained while it trained.</param>
/// <param name="Outcome">How the ticket trained.</param>
/// <param name="Branches">Its controls, in declared order, replicate after replicate.</param>
public sealed record LevelResult(int Level, double RequestedDensity, MaskSet Masks, TrainingOutcome Outcome, ImmutableArray<BranchResult> Branches)
{
    /// <summary>The achieved density, 0 to 1.</summary>
    public double Density => Masks.Density;
}
