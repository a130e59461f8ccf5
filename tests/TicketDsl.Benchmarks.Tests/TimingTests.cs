namespace TicketDsl.Benchmarks.Tests;

public sealed class TimingTests
{
    [TestCase(new double[] { 7 }, 7)]
    [TestCase(new double[] { 9, 1, 5 }, 5)]
    [TestCase(new double[] { 9, 1, 5, 6 }, 5.5)]
    public void The_median_is_the_middle_value_or_the_mean_of_both(double[] values, double median) =>
        Assert.That(Timing.Median(values), Is.EqualTo(median));

    [Test]
    public void Two_pieces_of_work_are_run_in_turn()
    {
        var order = "";
        Timing.MediansInTurn(1, () => order += "a", () => order += "b");
        Assert.That(order, Does.StartWith("abab").And.EndsWith("abab"));
    }

    [Test]
    public void A_time_is_of_one_unit_of_work()
    {
        var time = Timing.MedianNanoseconds(1000, () => Thread.Sleep(2));
        Assert.That(time, Is.InRange(2e3, 1e6));
    }
}
