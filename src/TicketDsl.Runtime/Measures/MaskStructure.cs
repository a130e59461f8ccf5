using TicketDsl.Runtime.Pruning;

namespace TicketDsl.Runtime.Measures;

/// <summary>
/// How much a mask of single weights looks like one of whole filters or channels, which Paganini &amp; Forde 2020 see in pictures ("unstructured
/// pruning with rewinding gives structured connectivity"; the measure is chosen here).
/// </summary>
public static class MaskStructure
{
    /// <summary>
    /// The greatest Jaccard overlap of the mask with any mask that keeps whole groups: 1 for one that keeps whole groups itself; 1 where nothing
    /// remains. The Jaccard distance to the nearest such mask is 1 less this.
    /// </summary>
    /// <param name="mask">What remains of the layer.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="granularity">What a group is: a filter or a channel.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no such groups.</exception>
    public static double Share(Mask mask, Layer layer, Granularity granularity)
    {
        ArgumentNullException.ThrowIfNull(mask);
        ArgumentNullException.ThrowIfNull(layer);
        if (!granularity.IsGrouped()) throw new ArgumentOutOfRangeException(nameof(granularity), granularity, "Structure is that of filters or of channels.");
        if (mask.Count == 0) return 1;
        var left = new int[LayerGroups.Count(granularity, layer)];
        for (var index = 0; index < mask.Length; index++)
            if (mask[index]) left[LayerGroups.Of(granularity, layer, index)]++;

        // Of masks with as many groups the one with the fullest has most in common, so only their number is to be tried.
        var (best, both, size) = (0.0, 0, LayerGroups.Size(granularity, layer));
        var groups = 0;
        foreach (var count in left.OrderDescending())
        {
            both += count;
            groups++;
            best = Math.Max(best, (double)both / (mask.Count + groups * size - both));
        }

        return best;
    }

    /// <summary>Share of a layer's filters or channels of which nothing remains.</summary>
    /// <param name="mask">What remains of the layer.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="granularity">What a group is: a filter or a channel.</param>
    public static double Gone(Mask mask, Layer layer, Granularity granularity)
    {
        ArgumentNullException.ThrowIfNull(mask);
        ArgumentNullException.ThrowIfNull(layer);
        var groups = LayerGroups.Count(granularity, layer);
        return 1 - (double)Enumerable.Range(0, mask.Length).Where(index => mask[index]).Select(index => LayerGroups.Of(granularity, layer, index)).Distinct().Count() / groups;
    }
}
