using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Scheduling;

/// <summary>Where in a network a layer stands, and what the blocks around it say of it.</summary>
/// <param name="Index">The declared layer that it is, or in which it stands.</param>
/// <param name="Prefix">The names of the blocks around it, each with a dot.</param>
/// <param name="Channels">Filters where it states none.</param>
/// <param name="Fraction">Its pruning fraction where it has none of its own.</param>
/// <param name="Depth">How many blocks are around it.</param>
internal sealed record LayerPlace(int Index, string Prefix, int? Channels, double? Fraction, int Depth)
{
    /// <summary>Whether its weights are pruned where any are.</summary>
    public bool IsPruned { get; init; } = true;

    /// <summary>How it is pruned where it does not say itself.</summary>
    public LayerPruningSpec? Pruning { get; init; }
}
