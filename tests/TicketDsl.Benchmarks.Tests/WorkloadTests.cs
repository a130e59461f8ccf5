using TicketDsl.Benchmarks.Workloads;

namespace TicketDsl.Benchmarks.Tests;

public sealed class WorkloadTests
{
    [TestCase("xor", 2)]
    [TestCase("LENET300", 6)]
    [TestCase("lenet300-100", 1)]
    public void The_start_of_a_name_is_enough(string name, int count) => Assert.That(AllWorkloads.Named([name]), Has.Length.EqualTo(count));

    [Test]
    public void No_name_means_all() => Assert.That(AllWorkloads.Named([]).Select(workload => workload.Name), Is.Unique.And.SupersetOf(new[] { "xor-adam", "ladder" }));

    [Test]
    public void An_unknown_name_is_answered_with_those_there_are() =>
        Assert.That(() => AllWorkloads.Named(["xor", "lenet7"]), Throws.TypeOf<TicketException>().With.Message.Contains("'lenet7'").And.Message.Contains("xor-adam"));

    [Test]
    public void Every_workload_has_its_peer_beside_the_program()
    {
        // The ladder's arguments name MNIST's folder, which may have to be fetched; a test fetches nothing.
        var scripts = AllWorkloads.Named([]).Where(workload => workload is not LadderWorkload).Select(workload => workload.Peer.Script).Append("ladder.py");
        Assert.That(scripts.Select(script => Path.Combine(AppContext.BaseDirectory, "peers", script)), Has.All.Exist);
    }

    [TestCase("ns", 1)]
    [TestCase("us", 1e3)]
    [TestCase("ms", 1e6)]
    [TestCase("s", 1e9)]
    public void Units_that_peers_print_are_understood(string text, double nanoseconds) => Assert.That(TimeUnit.Parse(text).Nanoseconds, Is.EqualTo(nanoseconds));

    [Test]
    public void Another_unit_is_refused() => Assert.That(() => TimeUnit.Parse("min"), Throws.TypeOf<TicketException>().With.Message.Contains("'min'"));
}
