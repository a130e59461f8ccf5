using TicketDsl.Benchmarks.Lenet;

namespace TicketDsl.Benchmarks.Tests;

public sealed class CrossingTests
{
    [Test]
    public void It_is_where_the_lines_between_measured_densities_meet()
    {
        // Rows 10 slower than packed at 16 %, as much faster at 64 %: half of the way by the logarithm.
        Assert.That(Cross((0.64, 100, 110), (0.16, 100, 90)), Is.EqualTo(new[] { 0.32 }).Within(1e-12));
    }

    [Test]
    public void A_plan_that_is_always_faster_crosses_nowhere() => Assert.That(Cross((1, 100, 110), (0.5, 100, 101), (0.1, 50, 60)), Is.Empty);

    [Test]
    public void Each_change_counts() => Assert.That(Cross((1, 1, 2), (0.5, 2, 1), (0.25, 1, 2)).Count(), Is.EqualTo(2));

    private static IEnumerable<double> Cross(params (double, double, double)[] times) =>
        Crossing.Of([.. times.Select(time => new Crossing.Time(time.Item1, time.Item2, time.Item3))]);
}
