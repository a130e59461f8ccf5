using TicketDsl.Runtime.Statistics;

namespace TicketDsl.Runtime.Tests.Statistics;

public sealed class ChiSquaredTests
{
    // The 2×2 table 20 30 / 30 20: n(ad − bc)² / (products of margins) = 100 · 500² / 50⁴ = 4; P(χ²₁ ≥ 4) = erfc(√2) = 0.045500.
    [Test]
    public void One_cell_is_the_two_by_two_table_of_its_samples()
    {
        var test = ChiSquared.OfProportions([(new(20, 50), new(30, 50))]);
        Assert.That(test.Statistic, Is.EqualTo(4).Within(1e-12));
        Assert.That(test.DegreesOfFreedom, Is.EqualTo(1));
        Assert.That(test.PValue, Is.EqualTo(0.045500264).Within(1e-9));
    }

    // 10 90 / 40 160: 300 · (10 · 160 − 90 · 40)² / (100 · 200 · 50 · 250) = 4.8.
    [Test]
    public void Samples_may_differ_in_size() =>
        Assert.That(ChiSquared.OfProportions([(new(10, 100), new(40, 200))]).Statistic, Is.EqualTo(4.8).Within(1e-12));

    // Two degrees of freedom: P(χ² ≥ x) = exp(−x / 2), x = 4 + 4.8.
    [Test]
    public void Cells_add_up()
    {
        var test = ChiSquared.OfProportions([(new(20, 50), new(30, 50)), (new(10, 100), new(40, 200))]);
        Assert.That(test.PValue, Is.EqualTo(Math.Exp(-4.4)).Within(1e-12));
        Assert.That(test.ToString(), Is.EqualTo("χ²(2) = 8.80, p = 0.0123"));
    }

    [Test]
    public void A_cell_without_variance_adds_nothing_but_a_degree_of_freedom()
    {
        var test = ChiSquared.OfProportions([(new(10, 10), new(1000, 1000)), (new(0, 10), new(0, 7))]);
        Assert.That(test, Is.EqualTo(new ChiSquared(0, 2)));
        Assert.That(test.PValue, Is.EqualTo(1));
    }

    [Test]
    public void A_tiny_p_value_is_not_zero() => Assert.That(new ChiSquared(200, 2).PValue, Is.EqualTo(Math.Exp(-100)).Within(1e-8).Percent);

    [Test]
    public void No_cells_are_no_comparison() => Assert.That(() => ChiSquared.OfProportions([]), Throws.ArgumentException);
}
