using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Emit;

/// <summary>Writes the layers' constants, the network, the definition and the typed view of weights.</summary>
internal static class NetworkEmitter
{
    public static SourceFile Emit(CheckedExperiment experiment) => SourceFile.Of(experiment.Spec, "Network", writer =>
        writer.Block($"partial record {experiment.Spec.EscapedName} : global::TicketDsl.IExperiment", () =>
        {
            EmitLayers(experiment, writer);
            EmitNetwork(experiment, writer);
            DefinitionEmitter.Emit(experiment, writer);
            WeightsEmitter.Emit(experiment, writer);
        }));

    private static void EmitLayers(CheckedExperiment experiment, CodeWriter writer)
    {
        writer.Doc($"Sizes of the layers: {LayerText.Chain(experiment.Network)}; {Literal.Grouped(experiment.Weights)} weights.");
        writer.Block("public static class Layers", () => EmitSizes(experiment.Network.Members, writer));
    }

    private static void EmitSizes(IEnumerable<PartShape> parts, CodeWriter writer)
    {
        foreach (var part in parts)
        {
            writer.Blank();
            writer.Doc(part is LayerShape layer ? SizesOf(layer) : $"{part.Path}: {LayerText.Of(part.To)}.");
            writer.Block($"public static class {part.EscapedName}", () =>
            {
                if (part is LayerShape own) EmitSizes(own, writer);
                else EmitSizes(part.Members, writer);
            });
        }
    }

    private static string SizesOf(LayerShape layer) =>
        $"{layer.Path}: {LayerText.Shape(layer)}{(layer.HasOwnWeights ? $"; weights [{layer.Units}, {layer.Inputs}]" : "")}.";

    private static void EmitSizes(LayerShape layer, CodeWriter writer)
    {
        var isConvolution = layer.Kind == LayerKind.Conv;
        writer.Doc(isConvolution ? "Values a filter sums over: channels × window." : "Features it takes.");
        writer.Line($"public const int Inputs = {Literal.Of(layer.Inputs)};").Blank();
        writer.Doc(isConvolution ? "Filters, which are the channels it gives." : "Features it gives.");
        writer.Line($"public const int Units = {Literal.Of(layer.Units)};");
        if (layer.HasOwnWeights) writer.Blank().Doc("Prunable weights.").Line($"public const int Weights = {LiteralCount.Of(layer.Weights)};");
    }

    private static void EmitNetwork(CheckedExperiment experiment, CodeWriter writer)
    {
        writer.Blank().Doc($"The network: {LayerText.Chain(experiment.Network)}.");
        if (experiment.IsStub)
        {
            writer.Line($"public static {experiment.Spec.EscapedName} Network => {Unusable(experiment)};");
            return;
        }

        writer.Line($"public static {experiment.Spec.EscapedName} Network {{ get; }} = new(");
        var parts = experiment.Network.Members.ToArray();
        for (var i = 0; i < parts.Length; i++) writer.Line($"    {Argument(parts[i])}{(i == parts.Length - 1 ? ");" : ",")}");
    }

    /// <summary>What the record's constructor takes for a part: its layer, or its block, the first of several.</summary>
    private static string Argument(PartShape part) => part is LayerShape layer
        ? LayerExpression.Of(layer)
        : Block(((GroupShape)part).First);

    private static string Block(GroupShape block) => $"new {block.BlockType}({string.Join(", ", block.DeclaredParts.Select(Argument))})";

    /// <summary>What a member of a stub does, should a build with errors ever be run.</summary>
    internal static string Unusable(CheckedExperiment experiment) =>
        $"throw new global::TicketDsl.TicketException({Literal.Of($"Experiment '{experiment.Spec.Name}' has errors; mend its declaration first.")})";
}
