using System.Collections.Immutable;

namespace TicketDsl.Runtime.Measures;

/// <summary>
/// How far two masks are apart: 1 − |A ∩ B| / |A ∪ B| (Jaccard 1901; Paganini &amp; Forde 2020, "similarity of masks"), 0 for the same weights and
/// 1 for none in common; 0 where neither has any. It is a metric: symmetric, 0 for equal masks alone, and no way round is shorter.
/// </summary>
public static class JaccardDistance
{
    /// <summary>Of one layer.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static double Of(Mask a, Mask b) => 1 - MaskOverlap.Jaccard(a, b);

    /// <summary>Of whole networks, weight by weight: not the mean over layers, of which large ones so count for more.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static double Of(MaskSet a, MaskSet b) => 1 - MaskOverlap.Jaccard(a, b);

    /// <summary>Of each layer.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static ImmutableArray<double> OfLayers(MaskSet a, MaskSet b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return [.. a.Layers.Zip(b.Layers, Of)];
    }
}
