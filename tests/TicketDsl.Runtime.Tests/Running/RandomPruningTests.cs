using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Pruning;
using TicketDsl.Runtime.Tests.Engine;

namespace TicketDsl.Runtime.Tests.Running;

/// <summary>Random pruning before training, seen from what the engine was given.</summary>
public sealed class RandomPruningTests
{
    [Test]
    public void Initial_weights_are_trained_under_nested_random_masks_of_the_scheduled_counts()
    {
        var run = RecordedRun.Of(Experiment(RatioRule.Erk));
        for (var level = 1; level < run.Starts.Count; level++)
        {
            var (start, before) = (run.Starts[level], run.Starts[level - 1]);
            Assert.That((Bits.Difference(start.Weights, run.Starts[0].Weights), start.Iteration), Is.EqualTo(((string?)null, 0)));
            Assert.That(start.Masks.Layers.Select(mask => mask.Count), Is.EqualTo(run.Experiment.Schedule[level].Weights));
            Assert.That(start.Masks.IsSubsetOf(before.Masks));
        }
    }

    [Test]
    public void Masks_do_not_depend_on_training_and_differ_between_replicates()
    {
        var longer = RecordedRun.Of(Experiment(RatioRule.Erk) with { Training = new TrainingDefinition(Step.Iterations(9), 7, 20, null), Replicates = 2 }).Result.Replicates;

        Assert.That(longer[0].Levels[2].Masks, Is.EqualTo(RecordedRun.Of(Experiment(RatioRule.Erk)).Result.Replicates[0].Levels[2].Masks));
        Assert.That(longer[1].Levels[2].Masks, Is.Not.EqualTo(longer[0].Levels[2].Masks));
    }

    [Test]
    public void Layers_have_the_counts_that_SNIP_would_keep_but_in_random_places()
    {
        var run = RecordedRun.Of(Experiment(RatioRule.SnipRatio));
        var problem = new TrainingProblem(run.Experiment.Network, run.Experiment.Loss, run.Experiment.Optimizer, ExperimentRunnerTests.DataOf(run.Experiment).Training, 7, IsFullBatch: false);
        var dense = MaskSet.Dense(run.Experiment.Layers);
        var evidence = new PruningEvidence(run.Starts[0].Weights)
        {
            Initial = run.Starts[0].Weights,
            Gradient = new EmbeddedEngine().Gradient(problem, run.Starts[0].Weights, dense, run.Starts[0].Order, 0),
        };
        var snip = new IterativePruningDefinition(Criterion.Snip, Granularity.Weight, Scope.Global, default);
        foreach (var (level, start) in run.Experiment.Schedule.Zip(run.Starts).Skip(1))
        {
            var kept = Pruner.Prune(run.Experiment.Layers, snip, evidence, dense, level);
            Assert.That(start.Masks.Layers.Select(mask => mask.Count), Is.EqualTo(kept.Layers.Select(mask => mask.Count)));
            Assert.That(start.Masks, Is.Not.EqualTo(kept));
        }
    }

    [Test]
    public void Levels_run_even_where_the_dense_training_diverged()
    {
        var experiment = Experiment(RatioRule.Erk);
        var engine = new PoisonedEngine(new EmbeddedEngine(), 0, (_, masks) => masks.Density == 1);
        var result = new Runtime.Running.ExperimentRunner(engine, 1).Run(experiment, ExperimentRunnerTests.DataOf(experiment), [], null, CancellationToken.None);

        Assert.That(result.Replicates[0].Levels.Select(level => level.Outcome.Diverged), Is.EqualTo(new[] { true, false, false }));
    }

    private static ExperimentDefinition Experiment(RatioRule rule)
    {
        var experiment = Declared.Digits(12, 10, 4) with { Replicates = 1 };
        var units = experiment.Schedule[0].Units;
        return experiment with
        {
            Pruning = new RandomPruningDefinition(rule),
            Schedule = rule == RatioRule.SnipRatio
                ? [experiment.Schedule[0], ScheduleLevel.OfTotal(1, units, 90), ScheduleLevel.OfTotal(2, units, 40)]
                : [experiment.Schedule[0], new ScheduleLevel(1, units, [70, 40]), new ScheduleLevel(2, units, [33, 21])],
        };
    }
}
