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

            if (spec.Branches.Take(i).Any(other => other.Control == control))
            {
                // The first says it; a file may hold very many.
                findings.Report(RuleIds.DuplicateBranch, DeclarationField.Branch, i, findings.Say(control));
                return;
            }

            if (!TrainingLimits.IsReplicates(branch.Replicates))
                findings.Report(RuleIds.TooFewBranchReplicates, DeclarationField.BranchReplicates, i, Findings.Say(branch.Replicates), findings.Say(control));
        }
    }
}
