namespace TicketDsl.Runtime.Reporting;

/// <summary>Where the cells of a column stand.</summary>
public enum ColumnAlignment
{
    /// <summary>At its left edge.</summary>
    Left,

    /// <summary>At its right edge.</summary>
    Right,

    /// <summary>In its middle.</summary>
    Centre,
}
