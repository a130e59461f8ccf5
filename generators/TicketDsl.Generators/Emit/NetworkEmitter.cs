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
            EmitWeights(experiment, writer);
        }));

    private static void EmitLayers(CheckedExperiment experiment, CodeWriter writer)
    {
        writer.Doc($"Sizes of the layers: {LayerText.Chain(experiment.Layers)}; {Literal.Grouped(experiment.Weights)} weights.");
        writer.Block("public static class Layers", () =>
        {
            foreach (var layer in experiment.Layers)
            {
                writer.Blank();
                writer.Doc($"{layer.Name}: {LayerText.Shape(layer)}; weights [{layer.Units}, {layer.Inputs}].");
                writer.Block($"public static class {layer.EscapedName}", () =>
                {
                    writer.Doc("Features it takes.").Line($"public const int Inputs = {Literal.Of(layer.Inputs)};").Blank();
                    writer.Doc("Features it gives.").Line($"public const int Units = {Literal.Of(layer.Units)};").Blank();
                    writer.Doc("Prunable weights.").Line($"public const int Weights = {LiteralCount.Of(layer.Weights)};");
                });
            }
        });
    }

    private static void EmitNetwork(CheckedExperiment experiment, CodeWriter writer)
    {
        writer.Blank().Doc($"The network: {LayerText.Chain(experiment.Layers)}.");
        if (experiment.IsStub)
        {
            writer.Line($"public static {experiment.Spec.EscapedName} Network => {Unusable(experiment)};");
            return;
        }

        writer.Line($"public static {experiment.Spec.EscapedName} Network {{ get; }} = new(");
        for (var i = 0; i < experiment.Layers.Count; i++)
        {
            var layer = experiment.Layers[i];
            var fraction = layer.PruningFraction is { } own ? $" {{ PruningFraction = {Literal.Of(own)} }}" : "";
            var end = i == experiment.Layers.Count - 1 ? ");" : ",";
            writer.Line(
                $"    new global::TicketDsl.Layer({Literal.Of(layer.Name)}, {Literal.Of(layer.Inputs)}, {Literal.Of(layer.Units)}, "
                + $"{Literal.Of(layer.Activation)}){fraction}{end}");
        }
    }

    private static void EmitWeights(CheckedExperiment experiment, CodeWriter writer)
    {
        var parameters = experiment.Layers.Sum(static layer => layer.Weights + layer.Units);
        writer.Blank().Doc("A typed view of the network's flat weights.");
        writer.Line($"/// <param name=\"values\">{Literal.Grouped(parameters)} values: layer after layer, weights [units, inputs], then biases [units].</param>");
        writer.Block("public readonly struct Weights(global::System.ReadOnlyMemory<float> values)", () =>
        {
            writer.Doc("How many values there are.").Line("public int Count => values.Length;");
            for (var i = 0; i < experiment.Layers.Count; i++)
            {
                var layer = experiment.Layers[i];
                writer.Blank().Doc($"{layer.Name}: weights [{layer.Units}, {layer.Inputs}], biases [{layer.Units}].");
                writer.Line($"public global::TicketDsl.LayerWeights {layer.EscapedName} => global::TicketDsl.LayerWeights.Of(Definition.Layers, {i}, values);");
            }
        });
    }

    /// <summary>What a member of a stub does, should a build with errors ever be run.</summary>
    internal static string Unusable(CheckedExperiment experiment) =>
        $"throw new global::TicketDsl.TicketException({Literal.Of($"Experiment '{experiment.Spec.Name}' has errors; mend its declaration first.")})";
}
