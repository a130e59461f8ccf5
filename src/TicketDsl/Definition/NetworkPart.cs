using System.Collections.Immutable;

namespace TicketDsl;

/// <summary>A piece of a network: one layer, or a residual block of several.</summary>
public abstract record NetworkPart
{
    /// <summary>The layers with weights, in the order of the network's flat weights.</summary>
    public abstract IEnumerable<Layer> Layers { get; }

    /// <summary>The shape of an example it gives.</summary>
    public abstract Shape To { get; }
}

/// <summary>One layer.</summary>
/// <param name="Layer">The layer.</param>
public sealed record LayerPart(Layer Layer) : NetworkPart
{
    /// <inheritdoc/>
    public override IEnumerable<Layer> Layers => Layer.HasWeights ? [Layer] : [];

    /// <inheritdoc/>
    public override Shape To => Layer.To;
}

/// <summary>A residual block: activation(body(x) + shortcut(x)) (He et al. 2016, equations 1 and 2).</summary>
/// <param name="Name">The name it was declared under.</param>
/// <param name="Body">What is computed from the input; the last of it without activation.</param>
/// <param name="Projection">A 1×1 convolution that brings the input to the shape of the body's output; null for the input itself.</param>
/// <param name="Activation">What follows the sum.</param>
public sealed record ResidualPart(string Name, ImmutableArray<NetworkPart> Body, Layer? Projection, Activation Activation) : NetworkPart
{
    /// <summary>The layers of the body, then the projection.</summary>
    public override IEnumerable<Layer> Layers =>
        Body.SelectMany(static part => part.Layers).Concat(Projection is null ? [] : [Projection]);

    /// <inheritdoc/>
    public override Shape To => Body[^1].To;

    /// <summary>Whether <paramref name="other"/> computes the same under the same names.</summary>
    public bool Equals(ResidualPart? other) =>
        other is not null && Name == other.Name && Body.AsSpan().SequenceEqual(other.Body.AsSpan()) && Equals(Projection, other.Projection) && Activation == other.Activation;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Body.Length, Projection, Activation);
}
