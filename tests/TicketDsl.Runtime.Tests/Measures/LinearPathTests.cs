using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Tests.Measures;

public sealed class LinearPathTests
{
    [Test]
    public void A_point_of_the_line_lies_between_the_ends_in_proportion() =>
        Assert.That(LinearPath.At([0, 8, -4], [4, 0, -4], 0.25), Is.EqualTo([1f, 6f, -4f]));

    [Test]
    public void The_ends_are_the_networks_themselves_to_the_bit()
    {
        float[] from = [0.1f, -1e-30f, 3e30f], to = [0.7f, 2.5f, 1e-20f];
        Assert.That(LinearPath.At(from, to, 0), Is.EqualTo(from));
        Assert.That(LinearPath.At(from, to, 1), Is.EqualTo(to));
    }

    [Test]
    public void Errors_are_taken_at_30_points_from_end_to_end() =>
        Assert.That(LinearPath.Errors([0], [29], weights => weights[0]), Is.EqualTo(Enumerable.Range(0, 30)).Within(1e-5));

    // The highest of all less the mean of 0.1 and 0.3.
    [Test]
    public void The_instability_is_the_height_of_the_ridge_above_the_mean_of_the_ends() =>
        Assert.That(LinearPath.Instability([0.1, 0.5, 0.2, 0.3]), Is.EqualTo(0.3).Within(1e-15));

    [Test]
    public void Networks_of_two_sizes_have_no_line_between_them() =>
        Assert.That(() => LinearPath.At([1, 2], [1], 0.5), Throws.ArgumentException.With.Message.Contains("2 and of 1 weights"));
}
