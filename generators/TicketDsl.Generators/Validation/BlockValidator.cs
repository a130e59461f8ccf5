using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;
using TicketDsl.Generators.Scheduling;

namespace TicketDsl.Generators.Validation;

/// <summary>Checks blocks by themselves, and uses of them against what they are made of.</summary>
internal static class BlockValidator
{
    /// <summary>What is wrong with a block where it is declared, the parser's findings first.</summary>
    public static EquatableArray<DiagnosticSpec> Validate(BlockDeclaration declaration)
    {
        var findings = new Findings(declaration.Places, declaration.Front);
        if (!declaration.IsBroken) Check(declaration.Spec, new BlockGraph(declaration.Blocks), findings);
        return declaration.Diagnostics.Concat(findings.Found).ToEquatableArray();
    }

    /// <summary>Whether nothing is wrong with any of the blocks; what is, is reported where they are declared.</summary>
    public static bool AreSound(ExperimentSpec spec)
    {
        var findings = new Findings(null, spec.Front);
        var graph = new BlockGraph(spec.Blocks);
        foreach (var block in spec.Blocks) Check(block, graph, findings);
        return findings.Found.Count == 0 && spec.Blocks.All(static block => block.IsReadable);
    }

    /// <summary>Checks a layer that uses a block.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="index">Its place in the declaration.</param>
    /// <param name="graph">All blocks; they are sound.</param>
    /// <param name="findings">Where mistakes are reported.</param>
    public static void CheckUse(LayerSpec layer, int index, BlockGraph graph, Findings findings)
    {
        if (layer.Operation is not BlockUseSpec use || graph.Find(use) is not { } block) return;

        // A block that stands once is a member of its own name, in which no other can have it.
        if (use.Repeat is null && block.Layers.Any(inner => inner.Name == layer.Name))
            findings.Report(RuleIds.ReservedLayerName, DeclarationField.Layer, index, layer.Name);
        if (use.Channels is not null && !graph.TakesChannels(block))
            Useless("Channels", DeclarationField.LayerChannels, "every convolution of the block states its filters");
        if (use.Stride is not null && !graph.TakesStride(block))
            Useless("Stride", DeclarationField.LayerStride, "the block has no convolution");

        void Useless(string what, DeclarationField field, string why) =>
            findings.Report(RuleIds.UselessLayerSetting, field, index, what, layer.Name, why, "remove it");
    }

    private static void Check(BlockSpec block, BlockGraph graph, Findings findings)
    {
        if (block.Layers.Count == 0) findings.Report(RuleIds.EmptyBlock, DeclarationField.Network, block.Name);
        if (block.Layers.Count > NetworkShapes.MaximumLayers)
        {
            findings.Report(
                RuleIds.NetworkTooLarge, DeclarationField.Layer, NetworkShapes.MaximumLayers,
                block.Name, Findings.Say(block.Layers.Count, "layer"), Findings.Say(NetworkShapes.MaximumLayers));
            return;
        }

        for (var i = 0; i < block.Layers.Count; i++)
        {
            var layer = block.Layers[i];
            CheckName(block, i, findings);
            LayerValidator.Check(layer, i, findings);
            if (layer.Pruning is { } own) PruningValidator.CheckInBlock(layer, own, i, findings);
            if (layer.PruningFraction is { } fraction) CheckFraction(layer, fraction, i, findings);
            if (layer.Operation is not BlockUseSpec use) continue;
            if (!graph.IsWithin(block, use)) CheckUse(layer, i, graph, findings);
            else findings.Report(RuleIds.RecursiveBlock, DeclarationField.Layer, i, block.Name, layer.Name);
        }
    }

    private static void CheckName(BlockSpec block, int index, Findings findings)
    {
        var name = block.Layers[index].Name;
        if (!Identifier.IsValid(name))
            findings.Report(RuleIds.InvalidLayerName, DeclarationField.Layer, index, name, Identifier.Suggest(name, "Layer"));
        else if (ReservedName.IsReservedInBlock(name, block.Name))
            findings.Report(RuleIds.ReservedLayerName, DeclarationField.Layer, index, name);
        else if (block.Layers.Take(index).Any(other => other.Name == name))
            findings.Report(RuleIds.DuplicateLayerName, DeclarationField.Layer, index, name, block.Name);
    }

    private static void CheckFraction(LayerSpec layer, double fraction, int index, Findings findings)
    {
        if (!layer.CanBePruned)
        {
            findings.Report(
                RuleIds.UselessLayerFraction, DeclarationField.LayerPruningFraction, index, Findings.Say(fraction), layer.Name, "the layer has no weights");
        }
        else if (fraction is not (> 0 and < 1))
        {
            PruningSizeValidator.ReportFraction(
                fraction, DeclarationField.LayerPruningFraction, index, layer.Name, "what remains each round", findings);
        }
    }
}
