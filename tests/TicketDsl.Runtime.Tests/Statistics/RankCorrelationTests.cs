using TicketDsl.Runtime.Statistics;

namespace TicketDsl.Runtime.Tests.Statistics;

public sealed class RankCorrelationTests
{
    [Test]
    public void Things_ranked_alike_correlate_wholly_whatever_their_numbers() =>
        Assert.That(RankCorrelation.Spearman([1, 10, 3, 1000], [0.1, 0.3, 0.2, 0.4]), Is.EqualTo(1));

    // Ranks 1 2 3 4 and 2 1 4 3: Σd² = 4, so 1 − 6 · 4 / (4 · 15) = 0.6.
    [Test]
    public void Two_swaps_of_four_leave_six_tenths() => Assert.That(RankCorrelation.Spearman([1, 2, 3, 4], [20, 10, 40, 30]), Is.EqualTo(0.6).Within(1e-12));

    // Ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4: 4.5 / √(4.5 · 5).
    [Test]
    public void Equal_values_share_the_mean_of_their_ranks() =>
        Assert.That(RankCorrelation.Spearman([1, 2, 2, 3], [1, 2, 3, 4]), Is.EqualTo(4.5 / Math.Sqrt(4.5 * 5)).Within(1e-12));

    [Test]
    public void What_ranks_nothing_correlates_with_nothing() => Assert.That(RankCorrelation.Spearman([1, 1], [1, 2]), Is.NaN);

    [Test]
    public void Other_numbers_of_things_are_refused() => Assert.That(() => RankCorrelation.Spearman([1], [1, 2]), Throws.ArgumentException);
}
