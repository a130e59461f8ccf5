using System.Collections.Immutable;
using TicketDsl.Runtime.Pruning;
using TicketDsl.Runtime.Running;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Running;

/// <summary>What pruned networks are trained from, and at which learning rates.</summary>
public sealed class RetrainingTests
{
    private const int Total = 24;

    private static readonly OptimizerDefinition Falling = new SgdDefinition(0.1, 0.9) { Decay = new StepDecay(0.1, [Step.Iterations(10), Step.Iterations(20)]), WarmUp = Step.Iterations(4) };

    [Test]
    public void Survivors_that_are_fine_tuned_keep_their_trained_bits([Values] bool oneShot, [Values] bool constant)
    {
        var run = Run(Retraining.FineTune, constant ? null : Falling, oneShot: oneShot);
        for (var level = 1; level < run.Starts.Count; level++)
        {
            // At a constant rate a fine-tuned training is at that rate; at a falling one it is at the last, 0.1 · 0.1².
            var before = oneShot ? 0 : level - 1;
            var trained = run.Retrained(run.Starts[before], Total, before == 0 || constant ? null : new SgdDefinition(0.1 * 0.1 * 0.1, 0.9));

            Assert.That(run.Starts[level].Iteration, Is.Zero);
            Assert.That(Bits.Difference(run.Starts[level].Weights, trained), Is.Null, $"level {level}");
            Assert.That(run.Starts[level].Masks, Is.EqualTo(Pruner.Prune(
                run.Experiment.Layers, run.Experiment.Pruning!, trained, run.Starts[before].Masks, run.Experiment.Schedule[level])));
        }
    }

    [Test]
    public void A_rewound_learning_rate_leaves_trained_bits_and_goes_back_in_its_schedule([Values(0, 5)] int rewindTo)
    {
        var run = Run(Retraining.LearningRateRewind, Falling, rewindTo);
        for (var level = 1; level < run.Starts.Count; level++)
        {
            var trained = run.Retrained(run.Starts[level - 1], Total - run.Starts[level - 1].Iteration);

            Assert.That(run.Starts[level].Iteration, Is.EqualTo(rewindTo));
            Assert.That(Bits.Difference(run.Starts[level].Weights, trained), Is.Null, $"level {level}");
        }
    }

    [Test]
    public void The_three_ways_to_retrain_begin_alike_and_end_apart()
    {
        var ends = Enum.GetValues<Retraining>().Select(retraining => Run(retraining, Falling, rewindTo: 5).Result.Replicates[0].Levels).ToArray();

        Assert.That(ends.Select(levels => levels[0].Outcome.TrainingLoss).Distinct().Count(), Is.EqualTo(1));
        Assert.That(ends.Select(levels => levels[1].Masks).Distinct().Count(), Is.EqualTo(1));
        Assert.That(ends.Select(levels => levels[1].Outcome.TrainingLoss), Is.Unique);
    }

    [Test]
    public void The_last_learning_rate_is_that_of_the_schedules_last_iteration()
    {
        var experiment = Experiment(Retraining.FineTune, Falling, 0, oneShot: false);
        var plan = IterationPlan.Of(experiment);
        var problem = new Runtime.Engine.TrainingProblem(experiment.Network, experiment.Loss, Falling, Sample.Xor.Training, 4, IsFullBatch: false)
        {
            LearningRates = LearningRates.Of(Falling, plan.PerEpoch, plan.Total),
        };
        var tuned = RetrainingPlan.Of(experiment.Pruning!, problem, plan).Problem;

        Assert.That((tuned.LearningRates.At(0), tuned.LearningRates.IsConstant), Is.EqualTo((problem.LearningRates.At(Total - 1), true)));
        Assert.That(tuned.Optimizer, Is.EqualTo(new SgdDefinition(problem.LearningRates.At(Total - 1), 0.9)));
    }

    private static RecordedRun Run(Retraining retraining, OptimizerDefinition? optimizer = null, int rewindTo = 0, bool oneShot = false) =>
        RecordedRun.Of(Experiment(retraining, optimizer, rewindTo, oneShot));

    private static ExperimentDefinition Experiment(Retraining retraining, OptimizerDefinition? optimizer, int rewindTo, bool oneShot)
    {
        var experiment = (Declared.Digits(12, 10, 4) with { Replicates = 1 }).PrunedByWeight(0.3, 3, Step.Iterations(rewindTo), oneShot);
        return experiment with { Optimizer = optimizer ?? experiment.Optimizer, Pruning = experiment.Pruning! with { Retraining = retraining } };
    }
}
