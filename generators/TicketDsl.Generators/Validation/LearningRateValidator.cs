using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Validation;

/// <summary>Checks how the learning rate changes against the length of training.</summary>
internal static class LearningRateValidator
{
    public static void Check(ExperimentSpec spec, Findings findings)
    {
        var training = spec.Training;
        var end = training?.Steps is { Count: > 0 } steps ? steps : (Step?)null;
        var iterationsPerEpoch = spec.Dataset is { } dataset ? training?.IterationsPerEpoch(DatasetFacts.Of(dataset)) : null;
        if (spec.LearningRate.Decay is StepDecaySpec decay)
        {
            if (decay.Factor is not (> 0 and < 1))
                findings.Report(RuleIds.DecayFactorOutOfRange, DeclarationField.DecayFactor, Findings.Say(decay.Factor));
            CheckMilestones(decay.Milestones, end, iterationsPerEpoch, findings);
        }

        if (spec.LearningRate.WarmUp is { } warmUp && (warmUp.Count < 1 || (end is { } length && Step.Compare(warmUp, length, iterationsPerEpoch) >= 0)))
        {
            var example = end is { InEpochs: true, Count: > 1 } ? Step.Epochs(1) : Step.Iterations(Math.Min(100, Math.Max(1, (end?.Count ?? 100) / 2)));
            findings.Report(RuleIds.WarmUpOutOfRange, DeclarationField.WarmUp, warmUp.ToString(), end is { } known ? $"the training length of {known}" : "the training", example.ToString());
        }
    }

    /// <summary>Reports the first milestone that is not between the one before it and the end.</summary>
    private static void CheckMilestones(EquatableArray<Step> milestones, Step? end, int? iterationsPerEpoch, Findings findings)
    {
        if (milestones.Count == 0)
        {
            findings.Report(RuleIds.MilestoneOutOfRange, DeclarationField.Decay, "Step decay", "have at least one milestone", findings.Say(
                "write for example [StepDecay(0.1, \"80ep\", \"120ep\")]", "write for example 'milestones: [ 80ep, 120ep ]'"));
        }

        for (var i = 0; i < milestones.Count; i++)
        {
            var (demand, fix) = Broken(i);
            if (demand is null) continue;
            findings.Report(RuleIds.MilestoneOutOfRange, DeclarationField.Milestone, i, $"Milestone {milestones[i]}", demand, fix);
            return;
        }

        (string? Demand, string Fix) Broken(int i)
        {
            if (milestones[i].Count < 1) return ("come after the beginning", "lower the learning rate itself");
            if (i > 0 && Step.Compare(milestones[i], milestones[i - 1], iterationsPerEpoch) <= 0)
                return ($"come after {milestones[i - 1]}, which stands before it", "sort them and write none twice");
            return end is { } last && Step.Compare(milestones[i], last, iterationsPerEpoch) >= 0
                ? ($"come before the end of training at {last}", "remove it or train longer")
                : (null, "");
        }
    }
}
