namespace TicketDsl.Runtime.Store;

/// <summary>The versions that are part of every training's identity.</summary>
public static class StoreFormat
{
    /// <summary>Of the store's layout and files. A store of a higher one is refused.</summary>
    public const int Version = 1;

    /// <summary>
    /// Of the bits that a declaration trains to. Raised whenever the same declaration comes to other bits (kernels, orders of sums, random
    /// streams, pruning, initial weights), so that what older code trained is not taken for what this code would; snapshots of tables change then too.
    /// </summary>
    public const int Semantics = 1;
}
