using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Pruning;
using TicketDsl.Runtime.Running;

namespace TicketDsl.Runtime.Tests.Running;

/// <summary>What trainings end with, where a table compares them.</summary>
public sealed class KeptTrainingTests
{
    private static readonly ExperimentDefinition Experiment = (Declared.Digits(12, 20, 4) with { Branches = [new(Control.Rearrange, 1)] }).PrunedByWeight(0.3, 2);

    [Test]
    public void Kept_outputs_are_those_that_the_test_accuracy_is_of()
    {
        foreach (var (_, outcome) in Trainings(Run(keeps: true)))
        {
            var kept = outcome.Kept!;
            var classes = Predictions.Classes(kept.TestOutputs.Span, 4);
            Assert.That(Ensemble.Accuracy(classes, kept.TestLabels.ToArray()), Is.EqualTo(outcome.TestAccuracy));
            Assert.That(kept.TestOutputs.ToArray().Distinct().Count(), Is.GreaterThan(40));
        }
    }

    [Test]
    public void Kept_weights_are_those_of_the_end_under_the_trainings_masks()
    {
        var trainings = Trainings(Run(keeps: true)).ToArray();
        Assert.That(trainings, Has.Length.EqualTo(2 * (3 + 2)));
        foreach (var (masks, outcome) in trainings)
            for (var l = 0; l < Experiment.Layers.Length; l++)
            {
                var weights = LayerWeights.Of(Experiment.Layers, l, outcome.Kept!.Weights).Weights.ToArray();
                Assert.That(weights.Select(weight => weight != 0), Is.EqualTo(masks[l].ToArray()));
            }
    }

    [Test]
    public void The_next_level_is_pruned_from_kept_weights()
    {
        foreach (var levels in Run(keeps: true).Replicates.Select(replicate => replicate.Levels))
            for (var level = 1; level < levels.Length; level++)
                Assert.That(Pruner.Prune(Experiment.Layers, Experiment.Pruning!, levels[level - 1].Outcome.Kept!.Weights, levels[level - 1].Masks, Experiment.Schedule[level]), Is.EqualTo(levels[level].Masks));
    }

    [Test]
    public void Nothing_is_kept_unless_it_is_asked_for() =>
        Assert.That(Trainings(Run(keeps: false)).Select(training => training.Outcome.Kept), Is.All.Null);

    private static IEnumerable<(MaskSet Masks, TrainingOutcome Outcome)> Trainings(ExperimentResult result) => result.Replicates.SelectMany(replicate => replicate.Levels)
        .SelectMany(level => level.Branches.Select(branch => (branch.Masks, branch.Outcome)).Prepend((level.Masks, level.Outcome)));

    private static ExperimentResult Run(bool keeps)
    {
        ExperimentResult? result = null;
        var data = new LoadedDataset(Sample.Random(60, 12, 4, seed: 1), Sample.Random(40, 12, 4, seed: 2));
        new ExperimentRunner(new EmbeddedEngine(), 2).RunAll(
            [new PlannedRun(Experiment, data, []) { KeepsTrainings = keeps }], one => result = one, null, CancellationToken.None);
        return result!;
    }
}
