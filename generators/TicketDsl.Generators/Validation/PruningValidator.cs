using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Validation;

/// <summary>Checks what is pruned, by what and down to which step it rewinds; the sizes are <see cref="PruningSizeValidator"/>'s.</summary>
internal static class PruningValidator
{
    public static void Check(ExperimentSpec spec, Findings findings)
    {
        CheckLayerFractions(spec, findings);
        if (spec.Pruning is not { } pruning) return;

        PruningSizeValidator.Check(spec, pruning, findings);
        if (!CheckUnits(spec, pruning, findings)) CheckCriterion(pruning, findings);
        CheckRewind(spec, pruning, findings);
    }

    /// <summary>Whether units are counted or pruned where there are none to prune.</summary>
    private static bool CheckUnits(ExperimentSpec spec, PruningSpec pruning, Findings findings)
    {
        var countsUnits = pruning is IterativePruningSpec { Units: not null } or OneShotPruningSpec { Units.Count: > 0 };
        if (countsUnits && pruning.Granularity == Granularity.Weight)
        {
            findings.Report(RuleIds.UnitsNeedUnitGranularity, DeclarationField.Units, findings.Say(
                "add 'Granularity = Granularity.Unit' and a criterion that scores units, or prune by Fraction",
                "add 'granularity: unit' and a criterion that scores units, or prune by fraction"));
            return true;
        }

        if (pruning.Granularity != Granularity.Unit) return false;
        if (spec.Layers.FirstOrDefault(static layer => layer.Operation is ConvSpec or PoolSpec or GlobalAveragePoolSpec or BlockUseSpec) is { } other)
        {
            findings.Report(RuleIds.UnitsNeedLinearLayers, DeclarationField.Granularity, spec.Name, other.Name, findings.Say(
                "remove 'Granularity = Granularity.Unit'", "remove 'granularity: unit'"));
            return true;
        }

        if (spec.Layers.Count != 1) return false;
        findings.Report(RuleIds.NoHiddenUnits, DeclarationField.Granularity, spec.Name, spec.Layers[0].Name);
        return true;
    }

    private static void CheckCriterion(PruningSpec pruning, Findings findings)
    {
        if (pruning is not { Criterion: { } criterion, Granularity: { } granularity }) return;
        var scoresUnits = criterion is Criterion.InputMagnitude or Criterion.OutputMagnitude or Criterion.Product;
        if (scoresUnits == (granularity == Granularity.Unit)) return;
        findings.Report(
            RuleIds.CriterionAgainstGranularity, DeclarationField.Criterion, findings.Say(criterion),
            scoresUnits ? "units" : "weights", scoresUnits ? "single weights" : "units",
            scoresUnits
                ? $"use '{findings.Say(Criterion.Magnitude)}', or prune units with {findings.Say("'Granularity = Granularity.Unit'", "'granularity: unit'")}"
                : $"use '{findings.Say(Criterion.InputMagnitude)}', '{findings.Say(Criterion.OutputMagnitude)}' or '{findings.Say(Criterion.Product)}'");
    }

    private static void CheckRewind(ExperimentSpec spec, PruningSpec pruning, Findings findings)
    {
        if (pruning.RewindTo is not { } rewind || spec.Training is not { Steps: { Count: > 0 } steps } training) return;
        var iterationsPerEpoch = spec.Dataset is { } dataset ? training.IterationsPerEpoch(DatasetFacts.Of(dataset)) : null;
        if (!TrainingLimits.IsRewind(rewind, steps, iterationsPerEpoch))
            findings.Report(RuleIds.RewindTooLate, DeclarationField.RewindTo, rewind.ToString(), steps.ToString());
    }

    /// <summary>A layer's own fraction is for iterative pruning of weights by fraction, and for nothing else.</summary>
    private static void CheckLayerFractions(ExperimentSpec spec, Findings findings)
    {
        var reason = spec.Pruning switch
        {
            null => "the experiment has no pruning",
            OneShotPruningSpec => "one-shot sizes hold for every layer",
            { Granularity: Granularity.Unit } => "units are pruned, not weights",
            _ => null,
        };
        for (var i = 0; i < spec.Layers.Count; i++)
        {
            if (spec.Layers[i].PruningFraction is not { } fraction) continue;
            if ((reason ?? (spec.Layers[i].CanBePruned ? null : "the layer has no weights")) is { } useless)
            {
                findings.Report(
                    RuleIds.UselessLayerFraction, DeclarationField.LayerPruningFraction, i,
                    Findings.Say(fraction), spec.Layers[i].Name, useless);
            }
            else if (fraction is not (> 0 and < 1))
            {
                PruningSizeValidator.ReportFraction(
                    fraction, DeclarationField.LayerPruningFraction, i, spec.Layers[i].Name, "what remains each round", findings);
            }
        }
    }
}
