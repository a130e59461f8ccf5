using System.Collections.Immutable;

namespace TicketDsl.Runtime.Measures;

/// <summary>Measures of each layer of a network.</summary>
public static class LayerMeasures
{
    /// <summary>A measure a layer, named after it: <c>in-degree mean of Fc1</c>.</summary>
    /// <param name="layers">The network's layers with weights.</param>
    /// <param name="name">What it is called before the layer's name.</param>
    /// <param name="legend">One line that says what it counts.</param>
    /// <param name="value">The number of the layer of that index.</param>
    public static ImmutableArray<Measure> Of(ImmutableArray<Layer> layers, string name, string legend, Func<TrainedNetwork, int, double> value) =>
        Of(layers, name, _ => legend, value);

    /// <summary>A measure a layer whose legend tells layers apart.</summary>
    /// <param name="layers">The network's layers with weights.</param>
    /// <param name="name">What it is called before the layer's name.</param>
    /// <param name="legend">One line that says what it counts in a layer, with all that its value depends on besides the network.</param>
    /// <param name="value">The number of the layer of that index.</param>
    public static ImmutableArray<Measure> Of(ImmutableArray<Layer> layers, string name, Func<Layer, string> legend, Func<TrainedNetwork, int, double> value) =>
        [.. layers.Select((layer, index) => (Measure)new NetworkMeasure($"{name} of {layer.Name}", $"{legend(layer)}, layer {layer.Name}", network => value(network, index)))];
}
