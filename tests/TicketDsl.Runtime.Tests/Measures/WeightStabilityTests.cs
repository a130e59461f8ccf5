using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Tests.Measures;

public sealed class WeightStabilityTests
{
    private static readonly bool[] Remains = [true, true, false, true, true];
    private static readonly float[] Before = [1, 2, 100, 3, -2];

    // Means 1 and 0 of what remains: deviations (0, 1, 2, −3) and (1, −1, 3, −3), so (−1 + 6 + 9) / √(14 · 20).
    [Test]
    public void The_correlation_is_pearsons_of_what_remains() =>
        Assert.That(WeightStability.Correlation(Before, [1, -1, -50, 3, -3], Remains), Is.EqualTo(14 / Math.Sqrt(14 * 20)).Within(1e-12));

    [Test]
    public void Weights_that_only_grew_alike_correlate_wholly()
    {
        Assert.That(WeightStability.Correlation(Before, [2, 4, 0, 6, -4], Remains), Is.EqualTo(1).Within(1e-12));
        Assert.That(WeightStability.Correlation(Before, [-1, -2, 0, -3, 2], Remains), Is.EqualTo(-1).Within(1e-12));
    }

    [Test]
    public void Fewer_than_two_weights_correlate_with_nothing() =>
        Assert.That(WeightStability.Correlation(Before, Before, [true, false, false, false, false]), Is.NaN);

    [Test]
    public void Signs_change_where_a_weight_crosses_0() =>
        Assert.That(WeightStability.SignChanges(Before, [-1, 2, -100, 0, 2], Remains), Is.EqualTo(0.5));

    [Test]
    public void A_weight_is_followed_as_far_as_it_remains()
    {
        Mask[] masks = [Mask.Dense(2, 1), Mask.Dense(2, 1), Mask.From(2, 1, index => index == 0), Mask.From(2, 1, index => index == 0)];
        ReadOnlyMemory<float>[] levels = [new float[] { 1, 2 }, new float[] { 3, 4 }, new float[] { 5, 0 }, new float[] { 7, 0 }];
        Assert.That(WeightStability.Values(levels, masks, 0), Is.EqualTo(new float[] { 1, 3, 5, 7 }));
        Assert.That(WeightStability.Values(levels, masks, 1), Is.EqualTo(new float[] { 2, 4 }));
    }

    [Test]
    public void Weights_of_other_networks_are_refused() => Assert.That(() => WeightStability.SignChanges(Before, [1], Remains), Throws.ArgumentException);
}
