using TicketDsl.Runtime.Statistics;

namespace TicketDsl.Runtime.Tests.Statistics;

public sealed class ProportionTests
{
    // Newcombe 1998, table I, method 3 (score without continuity correction); 10 of 10 from n / (n + z²).
    [TestCase(10, 10, 0.7225, 1.0)]
    [TestCase(0, 10, 0.0, 0.2775)]
    [TestCase(81, 263, 0.2553, 0.3662)]
    [TestCase(15, 148, 0.0624, 0.1605)]
    [TestCase(0, 20, 0.0, 0.1611)]
    [TestCase(1, 29, 0.0061, 0.1718)]
    public void The_interval_is_wilson_s(int successes, int trials, double low, double high)
    {
        var proportion = new Proportion(successes, trials);
        Assert.That(proportion.Low, Is.EqualTo(low).Within(5e-5));
        Assert.That(proportion.High, Is.EqualTo(high).Within(5e-5));
    }

    [Test]
    public void All_or_none_ends_exactly_at_one_or_zero() =>
        Assert.That((new Proportion(7, 7).High, new Proportion(0, 7).Low), Is.EqualTo((1.0, 0.0)));

    [Test]
    public void A_published_share_becomes_the_nearest_count() => Assert.That(Proportion.OfShare(0.985, 1000), Is.EqualTo(new Proportion(985, 1000)));

    [TestCase(-1, 10)]
    [TestCase(11, 10)]
    [TestCase(0, 0)]
    public void Counts_that_can_not_be_are_refused(int successes, int trials) =>
        Assert.That(() => new Proportion(successes, trials), Throws.TypeOf<ArgumentOutOfRangeException>());

    [TestCase(98.5)]
    [TestCase(double.NaN)]
    public void A_share_outside_zero_to_one_is_refused(double share) =>
        Assert.That(() => Proportion.OfShare(share, 10), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void It_prints_in_per_cent_with_its_interval() => Assert.That(new Proportion(10, 10).ToString(), Is.EqualTo("100.0 % [72.2, 100.0]"));
}
