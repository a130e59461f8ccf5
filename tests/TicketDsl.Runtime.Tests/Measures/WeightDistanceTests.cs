using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Tests.Measures;

public sealed class WeightDistanceTests
{
    [Test]
    public void The_distance_is_the_root_of_the_sum_of_squares() => Assert.That(WeightDistance.L2([1, -2, 5], [4, 2, 5]), Is.EqualTo(5));

    [Test]
    public void Networks_of_two_sizes_have_no_distance() =>
        Assert.That(() => WeightDistance.L2([1, 2], [1]), Throws.ArgumentException.With.Message.Contains("2 and of 1 weights"));
}
