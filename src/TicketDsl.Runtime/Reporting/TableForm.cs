namespace TicketDsl.Runtime.Reporting;

/// <summary>How much of the declared experiments stands behind a table.</summary>
public enum TableForm
{
    /// <summary>All of it.</summary>
    Full,

    /// <summary>What the study declares as its reduced form.</summary>
    Reduced,

    /// <summary>What the command line shortened further, or otherwise.</summary>
    Shortened,
}
