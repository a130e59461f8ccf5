namespace TicketDsl.Runtime.Reporting.Claims;

/// <summary>What became of a claim.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Verdict">Whether it holds here.</param>
/// <param name="Ours">The numbers that say so, with their interval.</param>
public sealed record Finding(Claim Claim, Verdict Verdict, string Ours)
{
    /// <summary>The verdict in words.</summary>
    public string VerdictText => Verdict switch
    {
        Verdict.Holds => "holds",
        Verdict.DoesNotHold => "does not hold",
        Verdict.Undecided => "undecided",
        Verdict.OnlyFull => "full protocol only",
        _ => throw new InvalidOperationException($"There is no verdict {Verdict}."),
    };
}
