namespace TicketDsl.Generators.Model;

/// <summary>A network with the shapes that the compiler worked out.</summary>
/// <param name="Input">The shape of an example.</param>
/// <param name="Parts">Its parts that have usable names, in order.</param>
internal sealed record NetworkShape(Shape Input, EquatableArray<PartShape> Parts)
{
    /// <summary>Its parts that were declared.</summary>
    public IEnumerable<PartShape> Members => Parts.Where(static part => part is not LayerShape { IsImplied: true });

    /// <summary>All its layers.</summary>
    public IEnumerable<LayerShape> AllLayers => Parts.SelectMany(static part => part.Layers);

    /// <summary>The shape of what it gives.</summary>
    public Shape Output => AllLayers.LastOrDefault()?.To ?? Input;

    /// <summary>Its layers with weights, in the order of the network's flat weights.</summary>
    public EquatableArray<LayerShape> Layers { get; } = Parts
        .SelectMany(static part => part.Layers).Where(static layer => layer.HasOwnWeights).ToEquatableArray();

    /// <summary>The place of a layer among those with weights.</summary>
    public int IndexOf(LayerShape layer)
    {
        for (var i = 0; i < Layers.Count; i++)
            if (Layers[i].Path == layer.Path) return i;
        throw new ArgumentException($"'{layer.Path}' has no weights.", nameof(layer));
    }
}
