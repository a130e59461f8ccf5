using TicketDsl.Cli.Tests;

namespace TicketDsl.Torch.Tests;

/// <summary>The commands on the torch engine.</summary>
public sealed class CommandTests
{
    [Test]
    public void An_experiment_runs_on_the_torch_engine()
    {
        var ran = Ran.Ticket("run", "XorUnits4", "--engine", "torch", "--device", NeedsTorch.Device, "--replicates", "8", "--steps", "200it");

        Assert.That(ran.ExitCode, Is.Zero, ran.Error);
        Assert.That(ran.Output.Split('\n')[0], Is.EqualTo($"XorUnits4, torch engine on {NeedsTorch.Device}"));
        Assert.That(ran.Output, Does.Contain("SHORTENED"));
    }

    [Test]
    public void A_tiny_network_is_the_embedded_engine_s() =>
        Assert.That(Ran.Ticket("run", "XorUnits4", "--replicates", "2", "--steps", "10it").Output.Split('\n')[0], Does.Contain("embedded engine").And.Contain("(auto: "));

    [Test]
    public void A_device_that_is_not_there_is_bad_use()
    {
        Ran.Ticket("run", "XorUnits4", "--device", "gpu").IsOneLineOfError(2, "--device gpu", "cpu, cuda or cuda:N");
        Ran.Ticket("run", "XorUnits4", "--device", "cuda:99").IsOneLineOfError(2, "--device cuda:99", "CUDA device");
    }
}
