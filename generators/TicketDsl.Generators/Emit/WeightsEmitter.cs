using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Emit;

/// <summary>Writes the typed view of a network's flat weights: a property a layer.</summary>
internal static class WeightsEmitter
{
    public static void Emit(CheckedExperiment experiment, CodeWriter writer)
    {
        var parameters = experiment.Layers.Sum(static layer => layer.Parameters);
        var values = "layer after layer, weights [units, inputs], then biases [units]"
            + (experiment.Layers.Any(static layer => layer.HasBatchNorm) ? ", then batch norm's scale, shift, mean and variance [4, units]" : "");
        var views = new ViewEmitter(
            experiment.Network, ("global::System.ReadOnlyMemory<float>", "values"),
            static (layer, i) => $"global::TicketDsl.LayerWeights {layer.EscapedName} => global::TicketDsl.LayerWeights.Of(Definition.Layers, {i}, values);",
            static layer => $"{layer.Path}: {LayerText.Values(layer)}.");
        writer.Blank().Doc("A typed view of the network's flat weights.");
        writer.Line($"/// <param name=\"values\">{Literal.Grouped(parameters)} values: {values}.</param>");
        writer.Block("public readonly struct Weights(global::System.ReadOnlyMemory<float> values)", () =>
        {
            writer.Doc("How many values there are.").Line("public int Count => values.Length;");
            views.EmitProperties("values", writer);
            views.EmitTypes("Weights", writer);
        });
    }
}
