namespace TicketDsl.Generators.Model;

/// <summary>A piece of a network as the compiler worked it out.</summary>
/// <param name="Name">Its name where it stands.</param>
/// <param name="Path">Its name in the whole network, with those of the blocks it stands in: <c>Stage1.Block2.Conv1</c>.</param>
internal abstract record PartShape(string Name, string Path)
{
    /// <summary>The name as generated code writes it.</summary>
    public string EscapedName => Naming.Identifier.Escape(Name);

    /// <summary>The path as generated code writes it.</summary>
    public string EscapedPath => string.Join(".", Path.Split('.').Select(Naming.Identifier.Escape));

    /// <summary>The shape that it gives.</summary>
    public abstract Shape To { get; }

    /// <summary>What it has members for in generated types; a layer has none.</summary>
    public virtual IEnumerable<PartShape> Members => [];

    /// <summary>Whether it has weights.</summary>
    public bool HasWeights => Layers.Any(static layer => layer.HasOwnWeights);

    /// <summary>All layers of it, in the order of the network's flat weights.</summary>
    public abstract IEnumerable<LayerShape> Layers { get; }
}
