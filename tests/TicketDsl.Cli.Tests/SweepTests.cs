namespace TicketDsl.Cli.Tests;

/// <summary>What the commands make of a sweep.</summary>
public sealed class SweepTests
{
    private static readonly Catalogue Catalogue = new(
    [
        .. Enumerable.Range(1, 200).Select(i => Papers.FrankleCarbin2018.XorUnits4.Definition with
        {
            Name = $"XorRates_LearningRate{i}", Summary = $"Rates: Adam.LearningRate {i}.", Sweep = "XorRates", Extends = "XorUnits4", Optimizer = new AdamDefinition(i, 0.9, 0.999, 1e-8),
        }),
        Papers.FrankleCarbin2018.XorUnits2.Definition,
    ], []);

    [Test]
    public void List_has_a_line_a_sweep()
    {
        var lines = Ran.TicketOf(Catalogue, "list").Output.Split('\n').Where(line => line.Contains("Xor", StringComparison.Ordinal)).Select(line => line.Trim()).ToArray();
        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines[0], Does.StartWith("XorRates ").And.Contain("2-4-1").And.EndWith("200 points: LearningRate1 … LearningRate200"));
    }

    [Test]
    public void Show_names_the_points_of_a_sweep_and_the_sweep_of_a_point()
    {
        var sweep = Ran.TicketOf(Catalogue, "show", "xorrates");
        Assert.That((sweep.ExitCode, sweep.Output.Split('\n').Count(line => line.Contains("XorRates_LearningRate", StringComparison.Ordinal))), Is.EqualTo((0, 200)), sweep.Error);
        Assert.That(Ran.TicketOf(Catalogue, "show", "XorRates_LearningRate7").Output, Does.Contain("A point of the sweep XorRates.").And.Contain("A variant of XorUnits4.").And.Contain("Adam 7;"));
    }

    [Test]
    public void Run_of_a_sweep_runs_its_points()
    {
        var few = Catalogue with { Experiments = [.. Catalogue.Experiments.Take(3)] };
        var ran = Ran.TicketOf(few, "run", "XorRates", "--steps", "5it", "--replicates", "2");
        Assert.That(ran.Output.Split('\n').Where(line => line.StartsWith("XorRates_", StringComparison.Ordinal)).Select(line => line.Split(',')[0]), Is.EqualTo(
            ["XorRates_LearningRate1", "XorRates_LearningRate2", "XorRates_LearningRate3"]), ran.Error);
    }

    [Test]
    public void A_misspelt_sweep_is_proposed() => Assert.That(Ran.TicketOf(Catalogue, "run", "XorRats").Error, Does.EndWith("did you mean XorRates?\n"));
}
