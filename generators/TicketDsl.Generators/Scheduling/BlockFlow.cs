using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;

namespace TicketDsl.Generators.Scheduling;

/// <summary>Puts blocks in the place of the layers that use them, as often as they are repeated.</summary>
internal static class BlockFlow
{
    /// <summary>Deeper than any block stands in others; a block that uses itself ends here.</summary>
    private const int MaximumDepth = 8;

    /// <summary>The parts that a layer of the network is.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="spec">The declaration.</param>
    /// <param name="flow">The shapes so far.</param>
    /// <param name="index">The layer's place in the declaration.</param>
    public static IReadOnlyList<PartShape> Through(LayerSpec layer, ExperimentSpec spec, ShapeFlow flow, int index) =>
        Through(layer, spec, flow, new LayerPlace(index, "", null, null, 0));

    private static IReadOnlyList<PartShape> Through(LayerSpec layer, ExperimentSpec spec, ShapeFlow flow, LayerPlace place)
    {
        if (flow.IsFull(place)) return [];
        if (layer.Operation is not BlockUseSpec use) return flow.Through(layer, place);
        if (spec.Block(use) is not { } block || place.Depth >= MaximumDepth) return [];
        var path = place.Prefix + layer.Name;
        var inside = new LayerPlace(place.Index, path + ".", use.Channels ?? place.Channels, layer.PruningFraction ?? place.Fraction, place.Depth + 1);
        if (use.Stride is { } stride) flow.StrideNext(stride);
        if (use.Repeat is not { } times) return [Once(layer.Name, path, block, use, spec, flow, inside)];

        var blocks = new List<PartShape>();
        for (var i = 1; i <= Math.Max(1, Math.Min(times, NetworkShapes.MaximumLayers)) && !flow.IsFull(place); i++)
        {
            var name = $"Block{i}";
            blocks.Add(Once(name, $"{path}.{name}", block, use, spec, flow, inside with { Prefix = $"{path}.{name}." }));
        }

        return blocks.Count == 0 ? [] : [new GroupShape(layer.Name, path, blocks.ToEquatableArray())];
    }

    private static GroupShape Once(string name, string path, BlockSpec block, BlockUseSpec use, ExperimentSpec spec, ShapeFlow flow, LayerPlace inside)
    {
        flow.AddBlock();
        var from = flow.Shape;
        var parts = new List<PartShape>();
        var names = new HashSet<string>(StringComparer.Ordinal) { name };

        // A block of more layers is an error, and may have very many.
        foreach (var layer in block.Layers.Take(NetworkShapes.MaximumLayers))
        {
            if (!Identifier.IsValid(layer.Name) || ReservedName.IsReservedInBlock(layer.Name, block.Name) || !names.Add(layer.Name)) continue;
            parts.AddRange(Through(layer, spec, flow, inside));
        }

        var group = new GroupShape(name, path, parts.ToEquatableArray()) { BlockType = block.TypeName };
        return use.Residual is { } activation ? group with { Residual = Residual(group, from, activation, flow, inside) } : group;
    }

    private static ResidualShape Residual(GroupShape group, Shape from, Activation activation, ShapeFlow flow, LayerPlace inside)
    {
        if (Last(group.Parts) is { Activation: not Activation.None } last)
            flow.Fail(RuleIds.ResidualActivation, DeclarationField.LayerResidual, inside.Index, last.Path, group.Path, last.Activation.ToString());
        var hasBatchNorm = group.Layers.Any(static layer => layer.HasBatchNorm);
        return new ResidualShape(activation, flow.Shape == from ? null : flow.Projection(group.Path, from, hasBatchNorm, inside));
    }

    /// <summary>The layer that ends the parts; a residual block ends in its sum.</summary>
    private static LayerShape? Last(EquatableArray<PartShape> parts) => parts.Count == 0 ? null : parts[parts.Count - 1] switch
    {
        LayerShape layer => layer,
        GroupShape { Residual: null } group => Last(group.Parts),
        _ => null,
    };
}
