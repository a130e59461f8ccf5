using Papers;

namespace TicketDsl.Cli.Tests;

/// <summary>What a run says of trainings that diverged.</summary>
public sealed class DivergenceTests
{
    [Test]
    public void A_run_in_which_every_replicate_diverged_is_told_and_fails()
    {
        var ran = Run(new SgdDefinition(1e30, 0));

        Assert.Multiple(() =>
        {
            Assert.That(ran.ExitCode, Is.EqualTo(1));
            Assert.That(ran.Error, Does.Contain("error: XorProduct: every replicate diverged; replicate 0, level 0: diverged at iteration 1 in layer "));
            Assert.That(ran.Output, Does.Contain("5 diverged").And.Contain("diverged at iteration 1 in layer ").And.Contain("the learning rate 1E+30 is likely too large"));
            Assert.That(ran.Output, Does.Contain("    1  not run: what it is pruned from diverged").And.Contain("| not run | where diverged"));
        });
    }

    [Test]
    public void A_run_without_divergence_does_not_speak_of_it()
    {
        var ran = Run(new SgdDefinition(0.1, 0));

        Assert.That((ran.ExitCode, ran.Error.Contains("diverged", StringComparison.Ordinal), ran.Output.Contains("not run", StringComparison.Ordinal)), Is.EqualTo((0, false, false)));
    }

    private static Ran Run(OptimizerDefinition optimizer)
    {
        var experiment = Experiments.All.Single(one => one.Name == "XorProduct") with { Optimizer = optimizer };
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        string[] arguments = ["run", "XorProduct", "--steps", "50it", "--rounds", "2", "--replicates", "5"];
        var exitCode = TicketProgram.Run(arguments, new Catalogue([experiment], []), new Terminal(output, error, isInteractive: false), Environment.CurrentDirectory, CancellationToken.None);
        return new Ran(exitCode, output.ToString(), error.ToString());
    }
}
