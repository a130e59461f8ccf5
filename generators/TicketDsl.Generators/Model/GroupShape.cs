namespace TicketDsl.Generators.Model;

/// <summary>A block where it is used, or several of them one after the other.</summary>
/// <param name="Name">Its name where it stands.</param>
/// <param name="Path">Its name in the whole network.</param>
/// <param name="Parts">What it is made of, in order.</param>
internal sealed record GroupShape(string Name, string Path, EquatableArray<PartShape> Parts) : PartShape(Name, Path)
{
    /// <summary>The C# type of the block; null for several of them, which are groups of their own.</summary>
    public string? BlockType { get; init; }

    /// <summary>The first of several blocks, or itself.</summary>
    public GroupShape First => BlockType is null ? (GroupShape)Parts[0] : this;

    /// <summary>What is done with its input besides, where that is added to its output.</summary>
    public ResidualShape? Residual { get; init; }

    /// <inheritdoc/>
    public override Shape To => Parts.Count == 0 ? default : Parts[Parts.Count - 1].To;

    /// <summary>Its parts that were declared.</summary>
    public IEnumerable<PartShape> DeclaredParts => Parts.Where(static part => part is not LayerShape { IsImplied: true });

    /// <summary>What generated types have a member for: its declared parts and its shortcut.</summary>
    public override IEnumerable<PartShape> Members => DeclaredParts.Concat(Shortcut);

    /// <inheritdoc/>
    public override IEnumerable<LayerShape> Layers => Parts.SelectMany(static part => part.Layers).Concat(Shortcut);

    private IEnumerable<LayerShape> Shortcut => Residual?.Shortcut is { } shortcut ? [shortcut] : [];
}

/// <summary>The way around a residual block.</summary>
/// <param name="Activation">What follows the sum.</param>
/// <param name="Shortcut">The projection that brings the input to the output's shape; null for the input itself.</param>
internal sealed record ResidualShape(Activation Activation, LayerShape? Shortcut);
