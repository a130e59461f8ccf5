namespace TicketDsl.Runtime.Pruning;

/// <summary>Which of a layer's weights go together where filters or channels are pruned.</summary>
internal static class LayerGroups
{
    /// <summary>Filters or channels of the layer.</summary>
    public static int Count(Granularity granularity, Layer layer) => layer.Weights / Size(granularity, layer);

    /// <summary>Weights of one.</summary>
    public static int Size(Granularity granularity, Layer layer) => PruningGroups.Size(granularity, layer.Inputs, layer.Units, layer.Places);

    /// <summary>The filter or channel that a weight is of.</summary>
    public static int Of(Granularity granularity, Layer layer, int index) =>
        granularity == Granularity.Filter ? index / layer.Inputs : index % layer.Inputs / layer.Places;
}
