using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Pruning;
using TicketDsl.Runtime.Randomness;

namespace TicketDsl.Runtime.Tests.Running;

/// <summary>What a run hands to the criteria.</summary>
public sealed class CriteriaRunTests
{
    [Test]
    public void Scores_see_initial_and_trained_weights_the_first_batchs_gradient_and_random_numbers_of_their_level(
        [Values(Criterion.MagnitudeIncrease, Criterion.Movement, Criterion.Snip, Criterion.Random)] Criterion criterion, [Values] Scope scope)
    {
        var experiment = Experiment(criterion, scope);
        var run = RecordedRun.Of(experiment);
        var gradient = Gradient(experiment, run);
        for (var level = 1; level < run.Starts.Count; level++)
        {
            var at = level;
            var evidence = new PruningEvidence(run.Retrained(run.Starts[level - 1], 24 - run.Starts[level - 1].Iteration))
            {
                Initial = run.Starts[0].Weights,
                Gradient = gradient,
                Random = layer => new RandomKey(experiment.Seed, 0).Stream(RandomPurpose.RandomScores, (uint)((at << 20) + layer)),
            };
            Assert.That(run.Starts[level].Masks, Is.EqualTo(Pruner.Prune(
                experiment.Layers, experiment.Pruning!, evidence, run.Starts[level - 1].Masks, experiment.Schedule[level])), $"level {level}");
        }
    }

    [Test]
    public void Random_pruning_drops_others_at_every_level_and_in_every_replicate()
    {
        var result = RecordedRun.Of(Experiment(Criterion.Random, Scope.Layer) with { Replicates = 2 }).Result;
        var first = result.Replicates[0].Levels;

        Assert.That(first[1].Masks, Is.Not.EqualTo(result.Replicates[1].Levels[1].Masks));
        Assert.That(first[3].Masks.IsSubsetOf(first[2].Masks) && first[2].Masks.IsSubsetOf(first[1].Masks));
    }

    [Test]
    public void A_global_run_keeps_the_scheduled_sums_and_its_masks_are_nested()
    {
        var experiment = Experiment(Criterion.Magnitude, Scope.Global);
        var levels = RecordedRun.Of(experiment).Result.Replicates[0].Levels;
        for (var level = 1; level < levels.Length; level++)
        {
            Assert.That(levels[level].Masks.Count, Is.EqualTo(experiment.Schedule[level].TotalWeights));
            Assert.That(levels[level].Density, Is.EqualTo(levels[level].RequestedDensity));
            Assert.That(levels[level].Masks.IsSubsetOf(levels[level - 1].Masks));
        }
    }

    private static ExperimentDefinition Experiment(Criterion criterion, Scope scope)
    {
        var experiment = (Declared.Digits(12, 10, 4) with { Replicates = 1 }).PrunedByWeight(0.3, 3, Step.Iterations(5));
        return experiment with
        {
            Pruning = experiment.Pruning! with { Criterion = criterion, Scope = scope },
            Schedule = scope == Scope.Layer ? experiment.Schedule
                : [experiment.Schedule[0], .. experiment.Schedule.Skip(1).Select(level => ScheduleLevel.OfTotal(level.Level, level.Units, level.TotalWeights))],
        };
    }

    private static float[] Gradient(ExperimentDefinition experiment, RecordedRun run)
    {
        var problem = new TrainingProblem(experiment.Network, experiment.Loss, experiment.Optimizer, ExperimentRunnerTests.DataOf(experiment).Training, 7, IsFullBatch: false);
        return new EmbeddedEngine().Gradient(problem, run.Starts[0].Weights, MaskSet.Dense(experiment.Layers), run.Starts[0].Order, 0);
    }
}
