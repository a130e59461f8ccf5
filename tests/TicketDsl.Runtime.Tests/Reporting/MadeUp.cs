using System.Collections.Immutable;
using TicketDsl.Runtime.Reporting;

namespace TicketDsl.Runtime.Tests.Reporting;

/// <summary>Results that nothing was trained for, with numbers that a test chose.</summary>
internal static class MadeUp
{
    /// <summary>Three pruned levels, two reinitialised twins of each ticket.</summary>
    public static readonly ExperimentDefinition Experiment = (Declared.Digits(12, 10, 4) with
    {
        Replicates = 3,
        Branches = [new BranchDefinition(Control.Reinitialize, 2)],
    }).PrunedByWeight(0.2, 3);

    public static readonly Series Ticket = new("ticket", Experiment);

    public static readonly Series Twin = new("twin", Experiment, Control.Reinitialize);

    /// <summary>The result whose accuracy at early stop is <paramref name="accuracy"/> of replicate, level, control and run; all else follows from it, but for measures <paramref name="with"/> of control and replicate.</summary>
    public static ExperimentResult Result(
        Func<int, int, Control?, int, double> accuracy, ExperimentDefinition? of = null, Func<Control?, int, IEnumerable<KeyValuePair<string, double>>>? with = null)
    {
        var experiment = of ?? Experiment;
        var masks = experiment.Schedule.Select(level => new MaskSet([.. experiment.Layers.Select((layer, l) => Mask.From(layer.Inputs, layer.Units, index => index < level.Weights[l]))])).ToArray();
        return new ExperimentResult(experiment, "made up", [.. Enumerable.Range(0, experiment.Replicates).Select(replicate => new ReplicateResult(replicate, [.. experiment.Schedule.Select(level => new LevelResult(
            level.Level, 1, masks[level.Level], Outcome(null, replicate, accuracy(replicate, level.Level, null, 0)),
            [.. experiment.Branches.SelectMany(branch => Enumerable.Range(0, branch.RunsAt(level.Level)).Select(run => new BranchResult(
                branch.Control, run, masks[level.Level], Outcome(branch.Control, replicate, accuracy(replicate, level.Level, branch.Control, run))) { StandardDeviations = branch.StandardDeviations }))]))]))]);

        TrainingOutcome Outcome(Control? control, int replicate, double accuracy) => new()
        {
            EarlyStopIteration = (int)(10_000 * accuracy),
            TestAccuracyAtEarlyStop = accuracy,
            TestAccuracy = accuracy,
            TrainingLoss = 0.5,
            TrainingAccuracy = accuracy + 0.01,
            Measures = with is null ? ImmutableDictionary<string, double>.Empty : with(control, replicate).ToImmutableDictionary(),
        };
    }

    public static ImmutableDictionary<string, ExperimentResult> ByName(params ExperimentResult[] results) => results.ToImmutableDictionary(result => result.Definition.Name);
}
