using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Emit;

/// <summary>Layers as C# expressions.</summary>
internal static class LayerExpression
{
    private const string Layer = "global::TicketDsl.Layer";

    /// <summary>An expression that makes the layer.</summary>
    public static string Of(LayerShape layer)
    {
        var name = Literal.Of(layer.Path);
        return layer.Kind switch
        {
            LayerKind.Linear => $"new {Layer}({name}, {Literal.Of(layer.Inputs)}, {Literal.Of(layer.Units)}, {Literal.Of(layer.Activation)}){Settings(layer, "")}",
            LayerKind.Conv => $"{Layer}.Conv({name}, {Of(layer.From)}, {Literal.Of(layer.Units)}, {Of(layer.Window!)}, {Literal.Of(layer.Activation)}){Settings(layer, "with ")}",
            LayerKind.GlobalAveragePool => $"{Layer}.GlobalAveragePool({name}, {Of(layer.From)})",
            LayerKind.Flatten => $"{Layer}.Flatten({name}, {Of(layer.From)})",
            _ => $"{Layer}.Pool({name}, {Literal.Of(layer.Kind)}, {Of(layer.From)}, {Of(layer.Window!)})",
        };
    }

    /// <summary>A shape, where the type is known.</summary>
    public static string Of(Shape shape) => $"new({Literal.Of(shape.Channels)}, {Literal.Of(shape.Height)}, {Literal.Of(shape.Width)})";

    /// <summary>A window, where the type is known.</summary>
    public static string Of(Window window) => $"new({Literal.Of(window.Size)}, {Literal.Of(window.Stride)}, {Literal.Of(window.Padding)})";

    /// <summary>What is not as the layer has it by default.</summary>
    private static string Settings(LayerShape layer, string keyword)
    {
        var settings = new List<string>();
        if (!layer.HasBias) settings.Add("HasBias = false");
        if (layer.HasBatchNorm) settings.Add("HasBatchNorm = true");
        if (layer.Dropout > 0) settings.Add($"Dropout = {Literal.Of(layer.Dropout)}");
        if (layer.PruningFraction is { } own) settings.Add($"PruningFraction = {Literal.Of(own)}");
        if (layer.Pruning is { Granularity: { } granularity, Criterion: { } criterion }) settings.Add($"Pruning = new({Literal.Of(granularity)}, {Literal.Of(criterion)})");
        if (!layer.IsPruned) settings.Add("IsPruned = false");
        return settings.Count == 0 ? "" : $" {keyword}{{ {string.Join(", ", settings)} }}";
    }
}
