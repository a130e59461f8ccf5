namespace TicketDsl.Runtime.Statistics;

/// <summary>Whether two numbers of the same things rank them alike.</summary>
public static class RankCorrelation
{
    /// <summary>Spearman's ρ (1904): Pearson's correlation of the ranks, of equal values the mean of their ranks; not a number where one ranks nothing.</summary>
    /// <param name="a">A number of each thing.</param>
    /// <param name="b">Another.</param>
    /// <exception cref="ArgumentException">They are of different numbers of things.</exception>
    public static double Spearman(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Count != b.Count) throw new ArgumentException($"{a.Count} things are not ranked beside {b.Count}.", nameof(b));
        var (ranksA, ranksB, mean) = (Ranks(a), Ranks(b), (a.Count + 1) / 2.0);
        var (together, squaresA, squaresB) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Count; i++)
        {
            together += (ranksA[i] - mean) * (ranksB[i] - mean);
            squaresA += (ranksA[i] - mean) * (ranksA[i] - mean);
            squaresB += (ranksB[i] - mean) * (ranksB[i] - mean);
        }

        return together / Math.Sqrt(squaresA * squaresB);
    }

    private static double[] Ranks(IReadOnlyList<double> values) =>
        [.. values.Select(value => values.Count(other => other < value) + (values.Count(other => other.Equals(value)) + 1) / 2.0)];
}
