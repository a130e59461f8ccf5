using TicketDsl.Cli.Progress;

namespace TicketDsl.Cli.Tests;

public sealed class PlainProgressTests
{
    [TestCase(250, 60, "25 % done, about 3 min left")]
    [TestCase(500, 7.5, "50 % done, about 8 s left")]
    [TestCase(2, 60, "0 % done, about 8.3 h left")]
    [TestCase(1, 60, "less than 1 % done")]
    [TestCase(0, 60, "less than 1 % done")]
    public void The_time_left_is_said_once_something_follows_from_what_is_done(long done, double seconds, string text) =>
        Assert.That(PlainProgress.Text(done, total: 1000, TimeSpan.FromSeconds(seconds)), Is.EqualTo(text));
}
