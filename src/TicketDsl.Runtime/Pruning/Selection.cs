namespace TicketDsl.Runtime.Pruning;

/// <summary>Chooses which of the candidates are pruned.</summary>
public static class Selection
{
    /// <summary>
    /// The <paramref name="count"/> candidates of lowest score; of equal scores the lower index goes first. A score that is not a number
    /// counts as lower than all others.
    /// </summary>
    /// <param name="candidates">Indices, ascending.</param>
    /// <param name="scores">A score each, in the candidates' order.</param>
    /// <param name="count">From 0 to the number of candidates.</param>
    public static int[] Lowest<TScore>(int[] candidates, TScore[] scores, int count)
        where TScore : IComparable<TScore>
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, candidates.Length);
        var keys = new (TScore Score, int Index)[candidates.Length];
        for (var i = 0; i < keys.Length; i++) keys[i] = (scores[i], candidates[i]);
        Array.Sort(keys, static (a, b) =>
        {
            var byScore = a.Score.CompareTo(b.Score);
            return byScore != 0 ? byScore : a.Index.CompareTo(b.Index);
        });
        return [.. keys.Take(count).Select(key => key.Index)];
    }

    /// <summary>
    /// The same choice among very many, in time linear in their number: sets those that go to false. Rows compete as if they stood one after
    /// the other.
    /// </summary>
    /// <param name="kept">Rows of candidates, which are those that are true.</param>
    /// <param name="scores">A score for each place of each row.</param>
    /// <param name="count">From 0 to the number of candidates.</param>
    public static void DropLowest(ReadOnlySpan<bool[]> kept, ReadOnlySpan<float[]> scores, long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count == 0) return;
        var keys = Keys(kept, scores);
        if (count > keys.Length) throw new ArgumentOutOfRangeException(nameof(count), count, $"Only {keys.Length} can go.");
        var (last, ties) = Last(keys, count);
        for (var row = 0; row < kept.Length; row++)
        {
            var (flags, values) = (kept[row], scores[row]);
            for (var i = 0; i < flags.Length; i++)
                if (flags[i] && Key(values[i]) is var key && (key < last || (key == last && ties-- > 0))) flags[i] = false;
        }
    }

    private static uint[] Keys(ReadOnlySpan<bool[]> kept, ReadOnlySpan<float[]> scores)
    {
        var candidates = 0;
        foreach (var flags in kept) candidates += flags.AsSpan().Count(true);
        var (keys, next) = (new uint[candidates], 0);
        for (var row = 0; row < kept.Length; row++)
        {
            var (flags, values) = (kept[row], scores[row]);
            for (var i = 0; i < flags.Length; i++)
                if (flags[i]) keys[next++] = Key(values[i]);
        }

        return keys;
    }

    /// <summary>The key of the last of the <paramref name="count"/> lowest, and how many of them have it; digit by digit from the highest, by counting.</summary>
    private static (uint Key, long Ties) Last(Span<uint> keys, long count)
    {
        const int DigitBits = 8;
        Span<int> histogram = stackalloc int[1 << DigitBits];
        var last = 0u;
        for (var shift = 32 - DigitBits; shift >= 0; shift -= DigitBits)
        {
            histogram.Clear();
            foreach (var key in keys) histogram[(int)(key >> shift & 0xFF)]++;
            var digit = 0u;
            while (histogram[(int)digit] < count) count -= histogram[(int)digit++];
            last |= digit << shift;

            // Only those that begin alike are looked at further.
            var alike = 0;
            foreach (var key in keys)
                if ((key >> shift & 0xFF) == digit) keys[alike++] = key;
            keys = keys[..alike];
        }

        return (last, count);
    }

    /// <summary>A number that is in the order in which scores compare: what is not a number first, both zeros alike.</summary>
    private static uint Key(float score)
    {
        if (float.IsNaN(score)) return 0;
        var bits = BitConverter.SingleToUInt32Bits(score == 0 ? 0 : score);
        return (bits & 0x8000_0000) == 0 ? bits | 0x8000_0000 : ~bits;
    }
}
