using System.Collections.Immutable;

namespace TicketDsl;

/// <summary>A network: its parts in order, each taking what the one before it gives.</summary>
/// <param name="Input">The shape of an example.</param>
/// <param name="Parts">The parts, one or more.</param>
public sealed record NetworkDefinition(Shape Input, ImmutableArray<NetworkPart> Parts)
{
    /// <summary>The layers with weights. A network's flat weights are theirs in this order: weights, biases, then the values of batch norm.</summary>
    public ImmutableArray<Layer> Layers { get; } = [.. Parts.SelectMany(static part => part.Layers)];

    /// <summary>Values in the network's flat weights.</summary>
    public int Parameters { get; } = Parts.Sum(static part => part.Layers.Sum(static layer => layer.Parameters));

    /// <summary>Whether it is a chain of linear layers with biases, ReLU or nothing after each, which the plans for such networks take.</summary>
    public bool IsPlainLinear => Parts.All(static part => part is LayerPart
    {
        Layer: { Kind: LayerKind.Linear, HasBias: true, HasBatchNorm: false, Dropout: 0, Activation: Activation.None or Activation.Relu },
    });

    /// <summary>The network of <paramref name="layers"/> one after the other.</summary>
    public static NetworkDefinition Chain(params IEnumerable<Layer> layers)
    {
        var parts = layers.Select(NetworkPart (layer) => new LayerPart(layer)).ToImmutableArray();
        return new NetworkDefinition(((LayerPart)parts[0]).Layer.From, parts);
    }

    /// <summary>Whether <paramref name="other"/> computes the same under the same names.</summary>
    public bool Equals(NetworkDefinition? other) => other is not null && Input == other.Input && Parts.AsSpan().SequenceEqual(other.Parts.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Input, Parts.Length, Parameters);
}
