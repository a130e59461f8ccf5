using TicketDsl.Runtime.Running;

namespace TicketDsl.Runtime.Reporting;

/// <summary>What a paper's tables belong to: their experiments run once for all of them, in one of two sizes.</summary>
/// <param name="Name">The name on the command line, such as <c>xor</c>; naming it prints all its tables.</param>
/// <param name="Reduced">What its experiments are shortened to unless the full protocol is asked for; null where the full protocol is short enough to run always.</param>
public sealed record Study(string Name, Shortening? Reduced = null)
{
    /// <summary>What a run of that size shortens.</summary>
    /// <param name="full">Whether the full protocol is asked for.</param>
    public Shortening Form(bool full) => full || Reduced is null ? new Shortening() : Reduced;
}
