using Papers.FrankleCarbin2019;

namespace TicketDsl.Cli.Tests;

/// <summary>What <c>show</c> says of how an experiment is pruned and retrained, and of its controls.</summary>
public sealed class PruningTextTests
{
    private static readonly ExperimentDefinition Lenet = LenetMnist.Definition with { Name = "Shown" };

    [TestCase(Retraining.Rewind, "layer by layer; rewound to 500it.")]
    [TestCase(Retraining.FineTune, "layer by layer; fine-tuned at the last learning rate.")]
    [TestCase(Retraining.LearningRateRewind, "layer by layer; learning rate rewound to 500it, weights kept.")]
    public void Retraining_is_said(Retraining retraining, string text)
    {
        var pruning = new IterativePruningDefinition(Criterion.Magnitude, Granularity.Weight, Scope.Layer, Step.Iterations(500)) { Retraining = retraining };
        Assert.That(Shown(Lenet with { Pruning = pruning }), Does.Contain($"Pruning: iterative, 20 pruned levels, weights by magnitude, {text}"));
    }

    [Test]
    public void A_pattern_is_said()
    {
        var pruning = new OneShotPruningDefinition(Criterion.Magnitude, Granularity.Weight, Scope.Layer, default) { PatternLength = 4 };
        Assert.That(Shown(Lenet with { Pruning = pruning }), Does.Contain("weights by magnitude, as many of every 4 consecutive inputs; rewound to 0it."));
    }

    [Test]
    public void Controls_are_said_with_their_levels_and_their_noise()
    {
        var shown = Shown(Lenet with
        {
            Branches =
            [
                new(Control.Noise, 2) { StandardDeviations = 0.5, Levels = [3, 7] }, new(Control.Reorder, 1) { Levels = [0] },
                new(Control.Rewind, 1), new(Control.Rearrange, 1) { Levels = [20] },
            ],
        });
        Assert.That(shown, Does.Contain("Control at level 3, 7: noise 0.5, 2 for each ticket.\n"));
        Assert.That(shown, Does.Contain("Control at level 0: reorder, 1 for each ticket.\n"));
        Assert.That(shown, Does.Contain("Control at each pruned level: rewind, 1 for each ticket.\n"));

        // 21 levels of the ticket; noise 2 · 2, one copy, 20 rewound, one rearranged.
        Assert.That(shown, Does.Contain("Will run: 5 replicates, 11,750,000 iterations in all"));
    }

    [Test]
    public void Layers_that_compete_have_no_columns_and_those_that_are_not_pruned_say_so()
    {
        var units = Lenet.Schedule[0].Units;
        var shown = Shown(Lenet with
        {
            Network = NetworkDefinition.Chain(Lenet.Layers[0], Lenet.Layers[1], Lenet.Layers[2] with { PruningFraction = null, IsPruned = false }),
            Pruning = new OneShotPruningDefinition(Criterion.Snip, Granularity.Weight, Scope.Global, default),
            Schedule = [Lenet.Schedule[0], ScheduleLevel.OfTotal(1, units, 133_600)],
        });
        Assert.That(shown, Does.Contain("Pruning: one-shot, 1 pruned levels, weights by SNIP on the first batch, among all layers; rewound to 0it."));
        Assert.That(shown, Does.Match(@"Output │ linear.*│ 1,000 +│ not pruned"));
        Assert.That(shown, Does.Match(@"level │ weights remaining % │ weights *\n"));
        Assert.That(shown, Does.Match(@"1 +│ 50\.2 +│ 133,600"));
    }

    [TestCase(RatioRule.Uniform, "the same density in every layer")]
    [TestCase(RatioRule.UniformPlus, "the first convolution dense, a fifth or more of the last layer, one density for the others")]
    [TestCase(RatioRule.Erk, "densities by Erdős–Rényi-Kernel")]
    [TestCase(RatioRule.SnipRatio, "each layer's density as SNIP would have it on the first batch")]
    public void Ratio_rules_are_said(RatioRule rule, string text) => Assert.That(
        Shown(Lenet with { Pruning = new RandomPruningDefinition(rule) }),
        Does.Contain($"Pruning: random before training, 20 pruned levels, {text}; initial weights are kept.\n"));

    [Test]
    public void Filters_are_counted_where_they_are_pruned()
    {
        var layers = Lenet.Layers;
        var shown = Shown(Lenet with
        {
            Network = NetworkDefinition.Chain(layers[0] with { Pruning = new LayerPruning(Granularity.Filter, Criterion.L2) }, layers[1], layers[2]),
            Schedule = [Lenet.Schedule[0], new ScheduleLevel(1, [240, 100, 10], [188_160, 24_000, 900])],
        });
        Assert.That(shown, Does.Match(@"Fc1 +│ linear.*│ filters by L2 norm"));
        Assert.That(shown, Does.Match(@"│ 188,160 \(240 units\) │ 24,000 │ 900"));
    }

    [Test]
    public void Every_criterion_has_words_of_its_own()
    {
        var said = Enum.GetValues<Criterion>().Select(criterion => Shown(Lenet with
        {
            Pruning = new IterativePruningDefinition(criterion, Granularity.Weight, Scope.Layer, default),
        }).Split('\n').Single(line => line.StartsWith("Pruning: ", StringComparison.Ordinal)));
        Assert.That(said, Is.Unique);
    }

    private static string Shown(ExperimentDefinition experiment)
    {
        var ran = Ran.TicketOf(new Catalogue([experiment], []), "show", experiment.Name);
        Assert.That(ran.ExitCode, Is.Zero, ran.Error);
        return string.Join("\n", ran.Output.Split('\n').Select(line => line.TrimEnd()));
    }
}
