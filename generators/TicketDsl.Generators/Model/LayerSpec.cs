namespace TicketDsl.Generators.Model;

/// <summary>A layer as it was declared.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it computes.</param>
/// <param name="Units">Its units; null where they could not be read.</param>
/// <param name="Activation">What follows its sums.</param>
/// <param name="PruningFraction">Its own pruning fraction, where one was declared.</param>
internal sealed record LayerSpec(string Name, DeclaredLayerKind Kind, int? Units, Activation Activation, double? PruningFraction);

/// <summary>What a layer computes.</summary>
internal enum DeclaredLayerKind
{
    /// <summary>Nothing was declared.</summary>
    Missing,

    /// <summary>What was declared could not be read, and a diagnostic said so.</summary>
    Unreadable,

    /// <summary>Fully connected.</summary>
    Linear,
}
