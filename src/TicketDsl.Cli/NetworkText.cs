using System.Globalization;

namespace TicketDsl.Cli;

/// <summary>A network in words.</summary>
internal static class NetworkText
{
    /// <summary>A layer, or the sum that ends a residual block.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Computes">What it computes.</param>
    /// <param name="From">The shape it takes.</param>
    /// <param name="To">The shape it gives.</param>
    /// <param name="Then">What follows.</param>
    /// <param name="Weights">Its prunable weights; null where it has none.</param>
    /// <param name="PruningFraction">Its own pruning fraction, where it has one.</param>
    public sealed record Row(string Name, string Computes, Shape From, Shape To, string Then, int? Weights, double? PruningFraction)
    {
        /// <summary>Whether its weights are pruned where any are.</summary>
        public bool IsPruned { get; init; } = true;

        /// <summary>How it is pruned, where it says so itself.</summary>
        public LayerPruning? Pruning { get; init; }
    }

    /// <summary>On one line: <c>784-300-100-10</c>, or <c>3×32×32, 21 conv, 1 linear</c>.</summary>
    public static string OneLine(NetworkDefinition network)
    {
        if (network.IsPlainLinear) return string.Join("-", network.Layers.Select(layer => layer.Units).Prepend(network.Input.Features).Select(Number));
        var kinds = network.Layers.GroupBy(layer => layer.Kind).OrderByDescending(kind => kind.Key).Select(kind => $"{Number(kind.Count())} {Name(kind.Key)}");
        return $"{network.Input}, {string.Join(", ", kinds)}";
    }

    /// <summary>A row a layer, in order.</summary>
    public static IEnumerable<Row> Rows(NetworkDefinition network) => network.Parts.SelectMany(Rows);

    private static IEnumerable<Row> Rows(NetworkPart part) => part switch
    {
        LayerPart { Layer: var layer } => [Of(layer)],
        ResidualPart residual => residual.Body.SelectMany(Rows)
            .Concat(residual.Projection is { } projection ? [Of(projection)] : [])
            .Append(new Row(residual.Name, residual.Projection is null ? "sum with input" : "sum with shortcut", residual.To, residual.To, Name(residual.Activation), null, null)),
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };

    private static Row Of(Layer layer)
    {
        var then = new List<string>();
        if (layer.HasBatchNorm) then.Add("batch norm");
        if (layer.Activation != Activation.None) then.Add(Name(layer.Activation));
        if (layer.Dropout > 0) then.Add(string.Create(CultureInfo.InvariantCulture, $"dropout {layer.Dropout}"));
        return new Row(
            layer.Name, Computes(layer), layer.From, layer.To, then.Count == 0 ? "–" : string.Join(", ", then),
            layer.HasWeights ? layer.Weights : null, layer.PruningFraction)
        { IsPruned = layer.IsPruned, Pruning = layer.Pruning };
    }

    private static string Computes(Layer layer)
    {
        if (layer.Window is not { } window) return Name(layer.Kind);
        var text = string.Create(CultureInfo.InvariantCulture, $"{Name(layer.Kind)} {window.Size}×{window.Size}");
        if (window.Stride != (layer.Kind == LayerKind.Conv ? 1 : window.Size)) text += string.Create(CultureInfo.InvariantCulture, $", stride {window.Stride}");
        return window.Padding > 0 ? text + string.Create(CultureInfo.InvariantCulture, $", padding {window.Padding}") : text;
    }

    private static string Name(LayerKind kind) => kind switch
    {
        LayerKind.Linear => "linear",
        LayerKind.Conv => "conv",
        LayerKind.MaxPool => "max pool",
        LayerKind.AveragePool => "average pool",
        LayerKind.GlobalAveragePool => "mean of each channel",
        LayerKind.Flatten => "flatten",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string Name(Activation activation) => activation switch
    {
        Activation.None => "–",
        Activation.Relu => "ReLU",
        Activation.Sigmoid => "sigmoid",
        Activation.Tanh => "tanh",
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
