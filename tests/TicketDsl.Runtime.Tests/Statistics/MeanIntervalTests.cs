using TicketDsl.Runtime.Statistics;

namespace TicketDsl.Runtime.Tests.Statistics;

public sealed class MeanIntervalTests
{
    // s = √2.5, t(0.975; 4) = 2.776445: 2.776445 · 1.581139 / √5 = 1.963243.
    [Test]
    public void Five_values_have_student_s_interval()
    {
        var interval = MeanInterval.Of([1, 2, 3, 4, 5]);
        Assert.That(interval.Mean, Is.EqualTo(3));
        Assert.That(interval.HalfWidth, Is.EqualTo(1.963243).Within(1e-6));
        Assert.That((interval.Low, interval.High), Is.EqualTo((3 - interval.HalfWidth, 3 + interval.HalfWidth)));
    }

    // t(0.975; 1) = 12.706205, s / √2 = 1.
    [Test]
    public void Two_values_have_the_widest_interval() => Assert.That(MeanInterval.Of([0, 2]).HalfWidth, Is.EqualTo(12.706205).Within(1e-6));

    [Test]
    public void Equal_values_have_an_interval_of_no_width() => Assert.That(MeanInterval.Of([0.5, 0.5, 0.5]).HalfWidth, Is.Zero);

    [Test]
    public void A_single_value_has_no_interval_and_prints_without_one()
    {
        var interval = MeanInterval.Of([0.9765]);
        Assert.That(interval.HasInterval, Is.False);
        Assert.That(interval.HalfWidth, Is.NaN);
        Assert.That(interval.Format(decimals: 2, factor: 100), Is.EqualTo("97.65"));
    }

    [Test]
    public void An_interval_prints_after_its_mean_in_the_same_unit() =>
        Assert.That(MeanInterval.Of([0.01, 0.02, 0.03, 0.04, 0.05]).Format(decimals: 2, factor: 100), Is.EqualTo("3.00 ± 1.96"));

    [Test]
    public void Nothing_has_no_mean() => Assert.That(() => MeanInterval.Of([]), Throws.ArgumentException);
}
