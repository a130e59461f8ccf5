using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Emit;

/// <summary>Layers in the words of doc comments.</summary>
internal static class LayerText
{
    /// <summary>For example <c>784 → 300, Relu</c>.</summary>
    public static string Shape(LayerShape layer) =>
        $"{Literal.Grouped(layer.Inputs)} → {Literal.Grouped(layer.Units)}{(layer.Activation == Activation.None ? "" : $", {layer.Activation}")}";

    /// <summary>For example <c>784 → Fc1 300 → Fc2 100 → Output 10</c>.</summary>
    public static string Chain(IReadOnlyList<LayerShape> layers) => layers.Count == 0
        ? "no layers"
        : string.Join(" → ", new[] { Literal.Grouped(layers[0].Inputs) }.Concat(layers.Select(static layer => $"{layer.Name} {Literal.Grouped(layer.Units)}")));
}
