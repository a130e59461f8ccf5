using System.Collections.Immutable;

namespace TicketDsl;

/// <summary>A mask a layer, in the network's order.</summary>
/// <param name="Layers">The masks.</param>
public sealed record MaskSet(ImmutableArray<Mask> Layers)
{
    /// <summary>The mask of that layer.</summary>
    public Mask this[int layer] => Layers[layer];

    /// <summary>Weights that remain.</summary>
    public int Count => Layers.Sum(mask => mask.Count);

    /// <summary>All weights, masked or not.</summary>
    public int Length => Layers.Sum(mask => mask.Length);

    /// <summary>Share of the weights that remains, 0 to 1.</summary>
    public double Density => (double)Count / Length;

    /// <summary>Masks under which every weight of <paramref name="layers"/> remains.</summary>
    public static MaskSet Dense(IEnumerable<Layer> layers) => new([.. layers.Select(layer => Mask.Dense(layer.Inputs, layer.Units))]);

    /// <summary>Weights that remain under both.</summary>
    public int Overlap(MaskSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Layers.Zip(other.Layers, static (a, b) => a.Overlap(b)).Sum();
    }

    /// <summary>Masks under which every weight remains that does under either.</summary>
    public MaskSet Union(MaskSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new([.. Layers.Zip(other.Layers, static (a, b) => a.Union(b))]);
    }

    /// <summary>Whether every weight that remains here remains under <paramref name="other"/> too.</summary>
    public bool IsSubsetOf(MaskSet other) => Overlap(other) == Count;

    /// <summary>Whether the same weights remain.</summary>
    public bool Equals(MaskSet? other) => other is not null && Layers.AsSpan().SequenceEqual(other.Layers.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Layers.Aggregate(0, HashCode.Combine);
}
