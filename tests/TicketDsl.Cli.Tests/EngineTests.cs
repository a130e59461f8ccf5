using TicketDsl.Torch;

namespace TicketDsl.Cli.Tests;

/// <summary>Which engine trains, and what is said where it can not. These tests are of a build without TorchSharp.</summary>
public sealed class EngineTests
{
    [SetUp]
    public void Look()
    {
        if (TorchLibrary.Lack() is null) Assert.Ignore("This build has TorchSharp.");
    }

    [Test]
    public void The_torch_engine_without_TorchSharp_is_bad_use_that_says_what_brings_it([Values("run", "table")] string command) =>
        Ran.Ticket(command, command == "run" ? "LenetMnist" : "xor", "--engine", "torch").IsOneLineOfError(
            2, "the torch engine can not run", "this build has no TorchSharp", "-p:Torch=cpu", "-p:Torch=cuda-linux", "-p:Torch=cuda-windows");

    [Test]
    public void A_device_alone_asks_for_the_torch_engine() =>
        Ran.Ticket("run", "XorUnits4", "--device", "cpu").IsOneLineOfError(2, "this build has no TorchSharp");

    [Test]
    public void An_unknown_engine_names_near_misses()
    {
        Ran.Ticket("run", "XorUnits4", "--engine", "embeded").IsOneLineOfError(2, "--engine embeded", "did you mean embedded?");
        Ran.Ticket("run", "XorUnits4", "--engine", "quux").IsOneLineOfError(2, "--engine quux", "auto, embedded and torch");
    }

    [Test]
    public void The_embedded_engine_takes_neither_device_nor_rounding()
    {
        Ran.Ticket("run", "XorUnits4", "--engine", "embedded", "--device", "cuda").IsOneLineOfError(2, "--device cuda", "--engine torch");
        Ran.Ticket("run", "XorUnits4", "--engine", "embedded", "--tf32").IsOneLineOfError(2, "--tf32", "--engine torch");
    }

    [Test]
    public void The_first_line_says_which_engine_trains_and_why()
    {
        string[] few = ["--replicates", "2", "--steps", "10it", "--threads", "1"];
        var chosen = Ran.Ticket(["run", "XorUnits4", .. few]);
        Assert.That(chosen.Output.Split('\n')[0], Is.EqualTo("XorUnits4, embedded engine, 1 thread (auto: this build has no TorchSharp)"));
        var named = Ran.Ticket(["run", "XorUnits4", "--engine", "embedded", .. few]);
        Assert.That(named.Output.Split('\n')[0], Is.EqualTo("XorUnits4, embedded engine, 1 thread"));
        Assert.That(Ran.Ticket("table", "xor", "--replicates", "2", "--steps", "10it", "--threads", "1").Error, Does.Contain("embedded engine, 1 thread (auto: "));
    }
}
