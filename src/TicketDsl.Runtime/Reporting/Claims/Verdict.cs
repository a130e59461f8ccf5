namespace TicketDsl.Runtime.Reporting.Claims;

/// <summary>What our numbers say of a claim.</summary>
public enum Verdict
{
    /// <summary>The interval lies where the claim says.</summary>
    Holds,

    /// <summary>The interval lies where the claim says it does not.</summary>
    DoesNotHold,

    /// <summary>The interval reaches to both sides, or there are too few replicates for one.</summary>
    Undecided,

    /// <summary>The claim is one for the full protocol, and less ran.</summary>
    OnlyFull,
}
