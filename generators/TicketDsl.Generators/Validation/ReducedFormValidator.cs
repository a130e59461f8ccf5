using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Validation;

/// <summary>Checks that a table's reduced form shortens all of its experiments, each as far as it can be shortened.</summary>
internal static class ReducedFormValidator
{
    public static void Check(TableSpec spec, IReadOnlyList<ExperimentFacts> experiments, Findings findings)
    {
        if (spec.Reduced is not { } reduced) return;
        foreach (var experiment in experiments)
        {
            if (reduced.Steps is { } steps && Steps(steps, experiment) is { } mistake) Report(DeclarationField.ReducedSteps, mistake, "write another length or leave it out");
            else if (reduced.Rounds is { } rounds && !TrainingLimits.IsRounds(rounds, experiment.LastLevel))
                Report(
                    DeclarationField.ReducedRounds, $"has {Findings.Say(rounds)} rounds, and '{experiment.Name}' has {Findings.Say(experiment.LastLevel)}",
                    experiment.LastLevel == 0 ? "leave it out" : $"write 1 to {Findings.Say(experiment.LastLevel)} or leave it out");
            else if (reduced.Replicates is { } replicates && !(TrainingLimits.IsReplicates(replicates) && replicates <= experiment.Replicates))
                Report(
                    DeclarationField.ReducedReplicates, $"has {Findings.Say(replicates)} replicates, and '{experiment.Name}' has {Findings.Say(experiment.Replicates)}",
                    $"write 1 to {Findings.Say(experiment.Replicates)} or leave it out");
            else if (reduced.Controls < 1)
                Report(DeclarationField.ReducedControls, $"has {Findings.Say(reduced.Controls.Value)} runs of a control", "write 1 or more or leave it out");
            else if (reduced.ControlLevels.FirstIndex(level => level < 0 || level > experiment.LastLevel) is >= 0 and var wrong)
                findings.Report(
                    RuleIds.ReducedOutOfRange, DeclarationField.ReducedControlLevels, wrong, spec.Name,
                    $"has controls at level {Findings.Say(reduced.ControlLevels[wrong])}, and '{experiment.Name}' has levels 0 to {Findings.Say(experiment.LastLevel)}", "remove it");
            else continue;

            // The first experiment says it.
            return;
        }

        void Report(DeclarationField field, string mistake, string fix) => findings.Report(RuleIds.ReducedOutOfRange, field, spec.Name, mistake, fix);
    }

    /// <summary>Why an experiment can not be trained for so long, if it can not.</summary>
    private static string? Steps(Step steps, ExperimentFacts experiment)
    {
        if (experiment.Training is not { Steps: { } length } training) return null;
        var (perEpoch, name) = (experiment.IterationsPerEpoch, experiment.Name);
        if (!TrainingLimits.IsLength(steps.InIterations(perEpoch ?? 1))) return $"trains for {steps}, and there is no such training";
        if (Step.Compare(steps, length, perEpoch) > 0) return $"trains for {steps}, and '{name}' for {length}";
        if (experiment.RewindTo is { } rewind && !TrainingLimits.IsRewind(rewind, steps, perEpoch)) return $"trains for {steps}, and '{name}' rewinds to {rewind}";
        return training is { Validation: > 0, EvaluateEvery: { } every } && !TrainingLimits.IsEvaluation(every, steps, perEpoch)
            ? $"trains for {steps}, and '{name}' is evaluated every {every}"
            : null;
    }
}
