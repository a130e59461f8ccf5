using TicketDsl.Runtime.Randomness;

namespace TicketDsl.Runtime.Pruning;

/// <summary>Random masks with a ticket's counts (Frankle &amp; Carbin 2018, control 2).</summary>
public static class Rearrangement
{
    /// <summary>
    /// A mask of the same shape and count in uniformly random places. Where whole units were pruned, whole units are rearranged:
    /// see <see cref="OfUnits"/>.
    /// </summary>
    public static Mask OfWeights(Mask mask, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(mask);
        ArgumentNullException.ThrowIfNull(random);
        var order = Enumerable.Range(0, mask.Length).ToArray();
        random.Shuffle(order);
        var keep = new bool[mask.Length];
        foreach (var index in order.AsSpan(0, mask.Count)) keep[index] = true;
        return Mask.From(mask.Inputs, mask.Units, index => keep[index]);
    }

    /// <summary>A mask of the same shape in which as many whole filters or channels remain, chosen at random.</summary>
    /// <param name="mask">The ticket's mask, of whole filters or channels.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="granularity">Which of both.</param>
    /// <param name="random">Random numbers.</param>
    public static Mask OfGroups(Mask mask, Layer layer, Granularity granularity, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(mask);
        ArgumentNullException.ThrowIfNull(random);
        var order = Enumerable.Range(0, LayerGroups.Count(granularity, layer)).ToArray();
        random.Shuffle(order);
        var keep = order[..(mask.Count / LayerGroups.Size(granularity, layer))].ToHashSet();
        return Mask.From(mask.Inputs, mask.Units, index => keep.Contains(LayerGroups.Of(granularity, layer, index)));
    }

    /// <summary>A mask of the same shape and N:M pattern: as many weights of each group remain, chosen at random.</summary>
    /// <param name="mask">The ticket's mask, of which as many of each group remain.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="length">M: weights of a group.</param>
    /// <param name="random">Random numbers.</param>
    public static Mask OfPattern(Mask mask, Layer layer, int length, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(mask);
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(random);
        var (keep, each) = (new bool[mask.Length], mask.Count / (mask.Length / length));
        foreach (var group in PatternGroups.Of(layer, length))
        {
            random.Shuffle(group);
            foreach (var index in group.AsSpan(0, each)) keep[index] = true;
        }

        return Mask.From(mask.Inputs, mask.Units, keep);
    }

    /// <summary>Masks in which as many hidden units of each layer remain as in <paramref name="masks"/>, chosen at random, with all weights between them.</summary>
    public static MaskSet OfUnits(MaskSet masks, Func<int, RandomStream> randomOf)
    {
        ArgumentNullException.ThrowIfNull(masks);
        ArgumentNullException.ThrowIfNull(randomOf);
        var keep = new bool[masks.Layers.Length][];
        for (var l = 0; l < keep.Length; l++)
        {
            var order = Enumerable.Range(0, masks[l].Units).ToArray();
            if (l < keep.Length - 1) randomOf(l).Shuffle(order);
            keep[l] = new bool[order.Length];
            foreach (var unit in order.AsSpan(0, masks[l].UnitsWithInputs())) keep[l][unit] = true;
        }

        return new MaskSet([.. masks.Layers.Select((mask, l) => Mask.From(mask.Inputs, mask.Units, index =>
            keep[l][index / mask.Inputs] && (l == 0 || keep[l - 1][index % mask.Inputs / UnitBlock.Length(mask.Inputs, masks[l - 1].Units)])))]);
    }
}
