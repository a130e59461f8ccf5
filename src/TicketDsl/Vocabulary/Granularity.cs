namespace TicketDsl;

/// <summary>What is pruned as one piece.</summary>
public enum Granularity
{
    /// <summary>Single weights.</summary>
    Weight,

    /// <summary>Whole hidden units, with all their incoming and outgoing weights. Units of the last layer are never pruned.</summary>
    Unit,
}
