using TicketDsl.Runtime.Statistics;

namespace TicketDsl.Runtime.Tests.Statistics;

public sealed class DistributionTests
{
    private static readonly Distribution Five = new([7, 1, 3, 9, 5]);

    // Position share × 4 between 1, 3, 5, 7, 9.
    [TestCase(0, ExpectedResult = 1)]
    [TestCase(0.25, ExpectedResult = 3)]
    [TestCase(0.5, ExpectedResult = 5)]
    [TestCase(0.625, ExpectedResult = 6)]
    [TestCase(1, ExpectedResult = 9)]
    public double A_quantile_lies_between_its_neighbours_in_proportion(double share) => Five.Quantile(share);

    // Squares of −4, −2, 0, 2, 4 are 40 in all: √8.
    [Test]
    public void Mean_and_standard_deviation_are_of_all_values()
    {
        Assert.That(Five.Mean, Is.EqualTo(5));
        Assert.That(Five.StandardDeviation, Is.EqualTo(2.8284271247461903).Within(1e-15));
    }

    [Test]
    public void A_share_counts_what_has_the_property() => Assert.That(Five.Share(value => value < 5), Is.EqualTo(0.4));

    // Bins of 2 from 0 to 8: 1; 3; 5; 7 and, beyond the last edge, 9.
    [Test]
    public void A_bin_holds_its_lower_edge_and_the_ends_hold_what_lies_beyond()
    {
        Assert.That(Five.Histogram(0, 8, 4), Is.EqualTo([1, 1, 1, 2]));
        Assert.That(Five.Histogram(3, 9, 2), Is.EqualTo([3, 2]), "1, 3 and 5; 7 and 9");
        Assert.That(new Distribution([2, 4]).Histogram(0, 4, 2), Is.EqualTo([0, 2]), "an edge belongs to the bin above it, and the last bin has both");
    }

    [Test]
    public void Nothing_has_no_quantile() => Assert.That(new Distribution([]).Quantile(0.5), Is.NaN);

    [TestCase(-0.1)]
    [TestCase(1.1)]
    [TestCase(double.NaN)]
    public void A_share_outside_0_and_1_is_refused(double share) =>
        Assert.That(() => Five.Quantile(share), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("between 0 and 1"));
}
