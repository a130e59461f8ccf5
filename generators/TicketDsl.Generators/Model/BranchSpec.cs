namespace TicketDsl.Generators.Model;

/// <summary>A control beside the ticket, as it was declared.</summary>
/// <param name="Control">Which control; null where it could not be read.</param>
/// <param name="Replicates">Runs of it for each ticket.</param>
internal sealed record BranchSpec(Control? Control, int Replicates)
{
    /// <summary>The levels it branches off; none for every pruned level.</summary>
    public EquatableArray<int> Levels { get; init; }

    /// <summary>The noise in standard deviations, where it was declared.</summary>
    public double? StandardDeviations { get; init; }
}
