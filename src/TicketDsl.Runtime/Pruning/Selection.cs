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

        // The score of the last that goes, by its high half first, then by its low one.
        var histogram = new long[1 << 16];
        for (var row = 0; row < kept.Length; row++)
            for (var i = 0; i < kept[row].Length; i++)
                if (kept[row][i]) histogram[Key(scores[row][i]) >> 16]++;
        var (high, below) = Find(histogram, count);
        Array.Clear(histogram);
        for (var row = 0; row < kept.Length; row++)
            for (var i = 0; i < kept[row].Length; i++)
                if (kept[row][i] && Key(scores[row][i]) is var key && key >> 16 == high) histogram[key & 0xFFFF]++;
        (var low, below) = Find(histogram, count, below);
        var (last, ties) = (high << 16 | low, count - below);
        for (var row = 0; row < kept.Length; row++)
            for (var i = 0; i < kept[row].Length; i++)
            {
                if (!kept[row][i]) continue;
                var key = Key(scores[row][i]);
                if (key < last || (key == last && ties-- > 0)) kept[row][i] = false;
            }
    }

    /// <summary>The first place up to which a histogram counts <paramref name="count"/>, and what it counts before that place.</summary>
    private static (uint Place, long Below) Find(long[] histogram, long count, long below = 0)
    {
        for (var place = 0u; place < histogram.Length; place++)
        {
            if (below + histogram[place] >= count) return (place, below);
            below += histogram[place];
        }

        throw new ArgumentOutOfRangeException(nameof(count), count, $"Only {below} can go.");
    }

    /// <summary>A number that is in the order in which scores compare: what is not a number first, both zeros alike.</summary>
    private static uint Key(float score)
    {
        if (float.IsNaN(score)) return 0;
        var bits = BitConverter.SingleToUInt32Bits(score == 0 ? 0 : score);
        return (bits & 0x8000_0000) == 0 ? bits | 0x8000_0000 : ~bits;
    }
}
