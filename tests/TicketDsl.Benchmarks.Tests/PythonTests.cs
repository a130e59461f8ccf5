using TicketDsl.Benchmarks.Losses;
using TicketDsl.Benchmarks.Peers;
using TicketDsl.Benchmarks.Workloads;

namespace TicketDsl.Benchmarks.Tests;

/// <summary>Peers, where this machine has PyTorch.</summary>
public sealed class PythonTests
{
    [Test]
    public void A_peer_prints_a_line_a_case_and_the_fastest_counts()
    {
        var python = Find();
        var peer = new Peer("xor.py", "adam", "sgd");
        var lines = python.Lines(peer);
        Assert.Multiple(() =>
        {
            Assert.That(lines.Select(line => (line.Length, line[0], line[1])), Is.EqualTo(new[] { (4, "xor/adam", "ns"), (4, "xor/sgd", "ns") }));
            Assert.That(python.Nanoseconds(peer), Is.InRange(10, 10_000));
        });
    }

    [Test]
    public void A_peer_that_fails_is_named() =>
        Assert.That(() => Find().Lines(new Peer("xor.py", "adamax")), Throws.TypeOf<TicketException>().With.Message.StartsWith("xor.py adamax ended with exit code 2"));

    [Test]
    public void The_script_knows_every_network_whose_losses_are_compared()
    {
        var help = string.Join(' ', Find().Lines(new Peer("compare_losses.py", "--help")).SelectMany(fields => fields));
        Assert.That(help, Does.Contain($"{{{string.Join(',', LossCase.All.Select(one => one.Name))}}}"));
    }

    private static Python Find()
    {
        try
        {
            return Python.Find();
        }
        catch (TicketException absent)
        {
            Assert.Ignore(absent.Message);
            throw;
        }
    }
}
