using TicketDsl.Benchmarks.Losses;

namespace TicketDsl.Benchmarks.Tests;

public sealed class LossDifferenceTests
{
    [Test]
    public void Differences_of_losses_are_read() => Assert.That(
        LossDifference.Parse(["lenet", "relative", "7.6e-03", "196", "174", "69", "70"]), Is.EqualTo(new LossDifference(7.6e-3, 196, 174, 69, 70)));

    [Test]
    public void A_loss_that_is_no_number_is_infinitely_far() =>
        Assert.That(LossDifference.Parse(["lenet", "relative", "inf", "0", "0", "200", "200"]).Largest, Is.EqualTo(double.PositiveInfinity));
}
