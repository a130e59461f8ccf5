namespace TicketDsl;

/// <summary>A control run that branches off a level to show what made the winning ticket win.</summary>
public enum Control
{
    /// <summary>The ticket's mask with fresh initial weights (Frankle &amp; Carbin 2018, control 1; 2019, "random reinitialization").</summary>
    Reinitialize,

    /// <summary>A random mask with the ticket's exact counts a layer, and fresh initial weights (Frankle &amp; Carbin 2018, control 2; 2019, "random sparsity").</summary>
    Rearrange,
}
