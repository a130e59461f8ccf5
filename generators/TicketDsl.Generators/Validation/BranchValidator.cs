using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Validation;

/// <summary>Checks the controls beside the ticket.</summary>
internal static class BranchValidator
{
    public static void Check(ExperimentSpec spec, Findings findings)
    {
        for (var i = 0; i < spec.Branches.Count; i++)
        {
            var branch = spec.Branches[i];
            if (branch.Control is not { } control) continue;
            if (spec.Pruning is null)
            {
                findings.Report(RuleIds.BranchWithoutPruning, DeclarationField.Branch, i, findings.Say(control), spec.Name, findings.Say(
                    "add [IterativePruning(…)] or remove the branch", "add 'pruning:' or remove the branch"));

                // All branches lack the same thing.
                return;
            }

            if (spec.Branches.Take(i).Any(other => other.Control == control && Equals(other.StandardDeviations, branch.StandardDeviations)))
            {
                // The first says it; a file may hold very many.
                findings.Report(RuleIds.DuplicateBranch, DeclarationField.Branch, i, findings.Say(control));
                return;
            }

            if (!TrainingLimits.IsReplicates(branch.Replicates))
                findings.Report(RuleIds.TooFewBranchReplicates, DeclarationField.BranchReplicates, i, Findings.Say(branch.Replicates), findings.Say(control));
            CheckNoise(branch, control, i, findings);
            CheckLevels(branch, control, spec.Pruning, i, findings);
            CheckDifference(spec, control, i, findings);
        }
    }

    /// <summary>Whether a control begins at the weights of the rewind step.</summary>
    public static bool Rewinds(Control? control) => control is Control.Rewind or Control.Noise or Control.Reorder;

    private static void CheckNoise(BranchSpec branch, Control control, int index, Findings findings)
    {
        var (deviations, name) = (branch.StandardDeviations, findings.Say(control));
        var said = findings.Say("'StandardDeviations = 0.5'", "'standard-deviations: 0.5'");
        if (control != Control.Noise)
        {
            if (deviations is not null)
                findings.Report(RuleIds.DeviationsOutOfRange, DeclarationField.BranchDeviations, index, name, "adds no noise, but has a size of it", "remove it");
        }
        else if (deviations is not { } given)
        {
            findings.Report(RuleIds.DeviationsOutOfRange, DeclarationField.Branch, index, name, "must say how large its noise is", $"write for example {said}");
        }
        else if (given is not (> 0 and <= double.MaxValue))
        {
            findings.Report(
                RuleIds.DeviationsOutOfRange, DeclarationField.BranchDeviations, index, name,
                $"has noise of {Findings.Say(given)} standard deviations, which must be finite and above 0", $"write for example {said}");
        }
    }

    private static void CheckLevels(BranchSpec branch, Control control, PruningSpec pruning, int index, Findings findings)
    {
        var (least, name) = (control == Control.Reorder ? 0 : 1, findings.Say(control));
        for (var i = 0; i < branch.Levels.Count; i++)
        {
            var level = branch.Levels[i];
            if (level < least || (pruning.LastLevel is >= 1 and var last && level > last))
            {
                findings.Report(
                    RuleIds.BranchLevelOutOfRange, DeclarationField.BranchLevels, index, Findings.Say(level), name, Findings.Say(least),
                    pruning.LastLevel is { } most ? Findings.Say(most) : "the last one",
                    level == 0 ? $"of controls only '{findings.Say(Control.Reorder)}' branches off the dense network" : "remove it, or declare as many pruned levels");
                return;
            }

            if (i == 0 || level > branch.Levels[i - 1]) continue;
            findings.Report(
                RuleIds.BranchLevelsNotAscending, DeclarationField.BranchLevels, index, Findings.Say(level), name, Findings.Say(branch.Levels[i - 1]));
            return;
        }
    }

    private static void CheckDifference(ExperimentSpec spec, Control control, int index, Findings findings)
    {
        if (control == Control.Rewind && spec.Pruning is { Retraining: Retraining.Rewind })
        {
            findings.Report(
                RuleIds.UselessControl, DeclarationField.Branch, index, findings.Say(control), "the ticket is rewound itself",
                findings.Say("remove the branch, or declare 'Retraining = Retraining.FineTune'", "remove the branch, or declare 'retraining: fine-tune'"));
        }
        else if (control == Control.Reorder && spec.Training is { } training && IsFullBatch(training, spec.Dataset) && spec.Augmentation is null && !HasDropout(spec))
        {
            findings.Report(
                RuleIds.UselessControl, DeclarationField.Branch, index, findings.Say(control), "every batch is all examples in their own order",
                findings.Say("remove the branch, or declare a BatchSize", "remove the branch, or declare a batch size"));
        }
    }

    private static bool HasDropout(ExperimentSpec spec) =>
        spec.Layers.Concat(spec.Blocks.SelectMany(static block => block.Layers)).Any(static layer => layer.Dropout > 0);

    private static bool IsFullBatch(TrainingSpec training, Dataset? dataset) =>
        training.BatchSize == 0 || (dataset is { } known && training.BatchSize == DatasetFacts.Of(known).TrainingExamples - training.Validation);
}
