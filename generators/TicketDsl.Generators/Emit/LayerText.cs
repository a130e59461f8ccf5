using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Emit;

/// <summary>Layers in the words of doc comments.</summary>
internal static class LayerText
{
    /// <summary>For example <c>784 → 300, Relu</c> or <c>3×32×32 → 64×32×32 by 3×3, BatchNorm, Relu</c>.</summary>
    public static string Shape(LayerShape layer)
    {
        var text = $"{Of(layer.From)} → {Of(layer.To)}";
        if (layer.Window is { } window)
        {
            text += $" by {window.Size}×{window.Size}";
            if (window.Stride != (layer.Kind == LayerKind.Conv ? 1 : window.Size)) text += $", stride {window.Stride}";
        }

        if (layer.HasBatchNorm) text += ", BatchNorm";
        if (layer.Activation != Activation.None) text += $", {layer.Activation}";
        if (layer.Dropout > 0) text += $", Dropout {Literal.Of(layer.Dropout)}";
        return layer.HasOwnWeights ? text : $"{layer.Kind} {text}";
    }

    /// <summary>For example <c>784 → Fc1 300 → Fc2 100 → Output 10</c>.</summary>
    public static string Chain(NetworkShape network) => network.Parts.Count == 0
        ? "no layers"
        : string.Join(" → ", new[] { Of(network.Input) }.Concat(network.Members.Select(static part => $"{part.Name} {Of(part.To)}")));

    /// <summary>Sizes of a layer's values, for example <c>weights [300, 784], biases [300]</c>.</summary>
    public static string Values(LayerShape layer) =>
        $"weights [{layer.Units}, {layer.Inputs}]{(layer.HasBias ? $", biases [{layer.Units}]" : "")}{(layer.HasBatchNorm ? $", batch norm [4, {layer.Units}]" : "")}";

    /// <summary>A shape; plain features in groups of three digits.</summary>
    public static string Of(Shape shape) => shape.IsImage ? shape.ToString() : Literal.Grouped(shape.Channels);
}
