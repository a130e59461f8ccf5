using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;

namespace TicketDsl.Generators.Emit;

/// <summary>
/// Writes the record that a YAML file declares, with its blocks; a C# declaration is its own but for the layers of a variant that has its
/// base's.
/// </summary>
internal static class DeclarationEmitter
{
    public static SourceFile Emit(CheckedExperiment experiment) => SourceFile.Of(experiment.Spec, "Declaration", writer =>
    {
        var spec = experiment.Spec;
        var isRecord = spec.Front == DeclarationFront.CSharp;
        if (!isRecord) writer.Doc(Literal.Xml(spec.Summary.Length > 0 ? spec.Summary : $"The experiment {spec.Name}, declared in {spec.SourceFile}."));
        var parts = experiment.Network.Members.ToArray();
        foreach (var part in parts)
            writer.Line($"/// <param name=\"{part.Name}\">{(part is LayerShape layer ? $"Layer {LayerText.Shape(layer)}" : $"Block to {LayerText.Of(part.To)}")}.</param>");
        var parameters = string.Join(", ", parts.Select(static part => $"{TypeOf(part)} {part.EscapedName}"));
        var head = $"{(isRecord ? "" : "public sealed ")}partial record {spec.EscapedName}({parameters})";
        if (spec.Blocks.Count == 0 || !spec.HasOwnBlocks) writer.Line(head + ";");
        else writer.Block(head, () =>
        {
            foreach (var block in spec.Blocks) EmitBlock(block, spec, writer);
        });
    });

    /// <summary>A block as a record within the experiment's.</summary>
    private static void EmitBlock(BlockSpec block, ExperimentSpec spec, CodeWriter writer)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var layers = block.Layers
            .Where(layer => Identifier.IsValid(layer.Name) && !ReservedName.IsReservedInBlock(layer.Name, block.Name) && names.Add(layer.Name)).ToArray();
        writer.Blank().Doc($"The block {block.Name}.");
        foreach (var layer in layers) writer.Line($"/// <param name=\"{layer.Name}\">{layer.Name} of the block.</param>");
        var parameters = layers.Select(layer =>
            $"{(layer.Operation is BlockUseSpec use && spec.Block(use) is { } inner ? inner.TypeName : Layer)} {layer.Name}");
        writer.Line($"public sealed record {block.Name}({string.Join(", ", parameters)});");
    }

    private const string Layer = "global::TicketDsl.Layer";

    private static string TypeOf(PartShape part) => part is GroupShape group ? group.First.BlockType! : Layer;
}
