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
}
