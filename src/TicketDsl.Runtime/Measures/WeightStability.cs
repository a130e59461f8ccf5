namespace TicketDsl.Runtime.Measures;

/// <summary>
/// How much the weights at the end of a level's training are those at the end of the level before (Paganini &amp; Forde 2020, "weight stability";
/// the paper draws values, these numbers of them are chosen here). Looked at are the weights that remain at the later level.
/// </summary>
public static class WeightStability
{
    /// <summary>Pearson's correlation of the weights with those of the level before, −1 to 1; not a number where fewer than two remain or all are one value.</summary>
    /// <param name="before">A layer's weights, or a network's, at the end of the level before.</param>
    /// <param name="after">At the end of the level.</param>
    /// <param name="remains">Whether each remains at the level.</param>
    /// <exception cref="ArgumentException">They are of different lengths.</exception>
    public static double Correlation(ReadOnlySpan<float> before, ReadOnlySpan<float> after, ReadOnlySpan<bool> remains)
    {
        RefuseOthers(before, after, remains);
        var (count, meanBefore, meanAfter) = (0, 0.0, 0.0);
        for (var i = 0; i < remains.Length; i++)
        {
            if (!remains[i]) continue;
            count++;
            meanBefore += before[i];
            meanAfter += after[i];
        }

        if (count < 2) return double.NaN;
        (meanBefore, meanAfter) = (meanBefore / count, meanAfter / count);
        var (together, squaresBefore, squaresAfter) = (0.0, 0.0, 0.0);
        for (var i = 0; i < remains.Length; i++)
        {
            if (!remains[i]) continue;
            var (b, a) = (before[i] - meanBefore, after[i] - meanAfter);
            together += b * a;
            squaresBefore += b * b;
            squaresAfter += a * a;
        }

        return together / Math.Sqrt(squaresBefore * squaresAfter);
    }

    /// <summary>Share of the weights on the other side of 0 than at the end of the level before; not a number where none remains.</summary>
    /// <param name="before">A layer's weights, or a network's, at the end of the level before.</param>
    /// <param name="after">At the end of the level.</param>
    /// <param name="remains">Whether each remains at the level.</param>
    /// <exception cref="ArgumentException">They are of different lengths.</exception>
    public static double SignChanges(ReadOnlySpan<float> before, ReadOnlySpan<float> after, ReadOnlySpan<bool> remains)
    {
        RefuseOthers(before, after, remains);
        var (count, changed) = (0, 0);
        for (var i = 0; i < remains.Length; i++)
        {
            if (!remains[i]) continue;
            count++;
            if ((before[i] < 0 && after[i] > 0) || (before[i] > 0 && after[i] < 0)) changed++;
        }

        return (double)changed / count;
    }

    /// <summary>A weight's value at the end of each level, as far as it remains.</summary>
    /// <param name="levels">A layer's weights at the end of each level.</param>
    /// <param name="masks">What of the layer remained at each.</param>
    /// <param name="index">The weight.</param>
    public static float[] Values(IReadOnlyList<ReadOnlyMemory<float>> levels, IReadOnlyList<Mask> masks, int index)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(masks);
        return [.. Enumerable.Range(0, levels.Count).TakeWhile(level => masks[level][index]).Select(level => levels[level].Span[index])];
    }

    private static void RefuseOthers(ReadOnlySpan<float> before, ReadOnlySpan<float> after, ReadOnlySpan<bool> remains)
    {
        if (before.Length != after.Length || before.Length != remains.Length)
            throw new ArgumentException($"Weights of two levels and their mask are of one length, not {before.Length}, {after.Length} and {remains.Length}.", nameof(after));
    }
}
