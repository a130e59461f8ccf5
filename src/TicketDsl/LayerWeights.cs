namespace TicketDsl;

/// <summary>A view of one layer in a network's flat weights.</summary>
/// <param name="layer">Its shape.</param>
/// <param name="values">Weights [units, inputs], then biases [units] where it has them, then batch norm's scale, shift, running mean and variance.</param>
public readonly struct LayerWeights(Layer layer, ReadOnlyMemory<float> values)
{
    /// <summary>The layer.</summary>
    public Layer Layer { get; } = layer;

    /// <summary>Weights in index order: unit × inputs + input.</summary>
    public ReadOnlySpan<float> Weights => values.Span[..Layer.Weights];

    /// <summary>A bias a unit, or none.</summary>
    public ReadOnlySpan<float> Biases => values.Span.Slice(Layer.Weights, Layer.Biases);

    /// <summary>Batch norm's scale, shift, running mean and running variance, each a unit long, or none.</summary>
    public ReadOnlySpan<float> BatchNorm => values.Span.Slice(Layer.Weights + Layer.Biases, Layer.BatchNormValues);

    /// <summary>The weight from <paramref name="input"/> to <paramref name="unit"/>.</summary>
    public float this[int unit, int input] => Weights[unit * Layer.Inputs + input];

    /// <summary>The view of layer <paramref name="index"/> in the flat weights of a network: layer after layer, weights then biases.</summary>
    /// <exception cref="ArgumentException">The length is not the network's number of parameters.</exception>
    public static LayerWeights Of(IReadOnlyList<Layer> layers, int index, ReadOnlyMemory<float> network)
    {
        ArgumentNullException.ThrowIfNull(layers);
        var parameters = layers.Sum(layer => layer.Parameters);
        if (network.Length != parameters)
            throw new ArgumentException($"The network has {parameters} weights and biases, but {network.Length} values were given.", nameof(network));
        var start = layers.Take(index).Sum(layer => layer.Parameters);
        return new LayerWeights(layers[index], network.Slice(start, layers[index].Parameters));
    }
}
