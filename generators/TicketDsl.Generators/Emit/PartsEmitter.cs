using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Emit;

/// <summary>Writes the network as the runtime takes it, from the record's own layers and from what follows of them.</summary>
internal static class PartsEmitter
{
    public static void Emit(CheckedExperiment experiment, CodeWriter writer)
    {
        var network = experiment.Network;
        const string chain = "Network = global::TicketDsl.NetworkDefinition.Chain(";
        var layers = network.AllLayers.Select(layer => Layer(experiment, layer)).ToArray();
        if (network.Parts.All(static part => part is LayerShape { Kind: LayerKind.Linear }))
        {
            writer.Line($"{chain}{string.Join(", ", layers)}),");
            return;
        }

        writer.Line(chain);
        for (var i = 0; i < layers.Length; i++) writer.Line($"    {layers[i]}{(i == layers.Length - 1 ? ")," : ",")}");
    }

    /// <summary>The record's layer, or one that it does not hold.</summary>
    private static string Layer(CheckedExperiment experiment, LayerShape layer) =>
        layer.IsImplied ? LayerExpression.Of(layer) : $"{experiment.Spec.EscapedName}.Network.{layer.EscapedPath}";
}
