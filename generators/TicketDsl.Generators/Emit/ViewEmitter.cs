using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Emit;

/// <summary>
/// Writes typed views of a value a layer: a property a layer with weights, and for a block a property whose type has those of its layers.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="source">What the value is taken from: type and name of a constructor's parameter.</param>
/// <param name="property">The property of a layer, without its modifiers: type, name and body, from its shape and index.</param>
/// <param name="doc">What a layer's property is.</param>
internal sealed class ViewEmitter(NetworkShape network, (string Type, string Name) source, Func<LayerShape, int, string> property, Func<LayerShape, string> doc)
{
    private readonly GroupNames _names = new(network);

    /// <summary>Writes the properties of the network's own layers and blocks.</summary>
    /// <param name="from">The expression that blocks take their values from.</param>
    /// <param name="writer">Where to.</param>
    public void EmitProperties(string from, CodeWriter writer) => EmitProperties(network.Members, from, writer);

    /// <summary>Writes the types of blocks, in a class of their own; nothing where there are none.</summary>
    public void EmitTypes(string what, CodeWriter writer)
    {
        var groups = GroupNames.Groups(network.Members).ToArray();
        if (groups.Length == 0) return;
        writer.Blank().Doc($"{what} of blocks.").Block("public static class Groups", () =>
        {
            foreach (var group in groups)
            {
                writer.Blank().Doc($"{what} of {group.Path}.");
                writer.Line($"/// <param name=\"{source.Name}\">Those of the whole network.</param>");
                writer.Block($"public readonly struct {_names[group]}({source.Type} {source.Name})", () => EmitProperties(group.Members, source.Name, writer));
            }
        });
    }

    private void EmitProperties(IEnumerable<PartShape> parts, string from, CodeWriter writer)
    {
        foreach (var part in parts.Where(static part => part.HasWeights))
        {
            writer.Blank().Doc(part is LayerShape own ? doc(own) : $"{part.Path}: its layers.");
            writer.Line(part is LayerShape layer
                ? $"public {property(layer, network.IndexOf(layer))}"
                : $"public Groups.{_names[(GroupShape)part]} {part.EscapedName} => new({from});");
        }
    }
}
