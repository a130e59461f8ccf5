using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Validation;

/// <summary>Checks what is pruned, by what and down to which step it rewinds; the sizes are <see cref="PruningSizeValidator"/>'s.</summary>
internal static class PruningValidator
{
    public static void Check(ExperimentSpec spec, Findings findings)
    {
        CheckLayerFractions(spec, findings);
        CheckNotPruned(spec, findings);
        CheckLayerPruning(spec, findings);
        if (spec.Pruning is not { } pruning) return;

        PruningSizeValidator.Check(spec, pruning, findings);
        if (!CheckUnits(spec, pruning, findings)) CheckCriterion(pruning, findings);
        CheckRewind(spec, pruning, findings);
    }

    /// <summary>Whether units are counted or pruned where there are none to prune.</summary>
    private static bool CheckUnits(ExperimentSpec spec, PruningSpec pruning, Findings findings)
    {
        if (PatternValidator.CheckPruning(pruning, findings)) return true;
        var countsUnits = pruning is IterativePruningSpec { Units: not null } or OneShotPruningSpec { Units.Count: > 0 };
        if (countsUnits && pruning.Granularity is { } other and not Granularity.Unit)
        {
            findings.Report(RuleIds.UnitsNeedUnitGranularity, DeclarationField.Units, other == Granularity.Weight ? "single weights" : Pieces(other), findings.Say(
                "add 'Granularity = Granularity.Unit' and a criterion that scores units, or prune by Fraction",
                "add 'granularity: unit' and a criterion that scores units, or prune by fraction"));
            return true;
        }

        if (pruning is { Granularity: not (null or Granularity.Weight), Scope: { } scope and not Scope.Layer })
        {
            findings.Report(RuleIds.ScopeAgainstGranularity, DeclarationField.Scope, findings.Say(scope));
            return true;
        }

        if (pruning.Granularity != Granularity.Unit) return false;

        if (spec.Layers.FirstOrDefault(static layer => layer.Operation is ConvSpec or PoolSpec or GlobalAveragePoolSpec or BlockUseSpec) is { } crooked)
        {
            findings.Report(RuleIds.UnitsNeedLinearLayers, DeclarationField.Granularity, spec.Name, crooked.Name, findings.Say(
                "remove 'Granularity = Granularity.Unit'", "remove 'granularity: unit'"));
            return true;
        }

        if (spec.Layers.Count != 1) return false;
        findings.Report(RuleIds.NoHiddenUnits, DeclarationField.Granularity, spec.Name, spec.Layers[0].Name);
        return true;
    }

    private static void CheckCriterion(PruningSpec pruning, Findings findings)
    {
        if (pruning is { Criterion: { } criterion, Granularity: { } granularity }) CheckCriterion(criterion, granularity, DeclarationField.Criterion, -1, findings);
    }

    /// <summary>Whether a criterion scores what is pruned.</summary>
    private static void CheckCriterion(Criterion criterion, Granularity granularity, DeclarationField field, int index, Findings findings)
    {
        if (Scored(criterion).Contains(granularity)) return;
        var fix = granularity switch
        {
            Granularity.Unit => $"use '{findings.Say(Criterion.InputMagnitude)}', '{findings.Say(Criterion.OutputMagnitude)}' or '{findings.Say(Criterion.Product)}'",
            Granularity.Filter or Granularity.Channel => $"use '{findings.Say(Criterion.L1)}', '{findings.Say(Criterion.L2)}', '{findings.Say(Criterion.LMinusInfinity)}' or '{findings.Say(Criterion.Random)}'",
            _ when Scored(criterion)[0] == Granularity.Unit =>
                $"use '{findings.Say(Criterion.Magnitude)}', or prune units with {findings.Say("'Granularity = Granularity.Unit'", "'granularity: unit'")}",
            _ => $"use '{findings.Say(Criterion.Magnitude)}', or prune filters with {findings.Say("'Granularity.Filter'", "'granularity: filter'")}",
        };
        findings.Report(
            RuleIds.CriterionAgainstGranularity, field, index, findings.Say(criterion), Pieces(Scored(criterion)[0]),
            granularity == Granularity.Weight ? "single weights" : Pieces(granularity), fix);
    }

    /// <summary>Checks what a layer of a block says of its pruning, whatever the experiments that use it.</summary>
    public static void CheckInBlock(LayerSpec layer, LayerPruningSpec own, int index, Findings findings)
    {
        var why = !layer.CanBePruned ? "the layer has no weights" : own.Granularity == Granularity.Unit ? "units tie layers together, so they are pruned in all or in none" : null;
        if (why is not null)
            findings.Report(RuleIds.UselessLayerPruning, DeclarationField.LayerPrune, index, layer.Name, why, findings.Say("remove [Prune]", "remove 'prune:'"));
        else if (own is { Criterion: { } criterion, Granularity: { } granularity })
            CheckCriterion(criterion, granularity, DeclarationField.LayerPrune, index, findings);
    }

    /// <summary>What a criterion scores.</summary>
    private static Granularity[] Scored(Criterion criterion) => criterion switch
    {
        Criterion.InputMagnitude or Criterion.OutputMagnitude or Criterion.Product => [Granularity.Unit],
        Criterion.L1 or Criterion.L2 or Criterion.LMinusInfinity => [Granularity.Filter, Granularity.Channel],
        Criterion.Random => [Granularity.Weight, Granularity.Filter, Granularity.Channel],
        _ => [Granularity.Weight],
    };

    private static string Pieces(Granularity granularity) => granularity switch
    {
        Granularity.Unit => "units",
        Granularity.Filter => "filters",
        Granularity.Channel => "channels",
        _ => "weights",
    };

    /// <summary>A layer's own way to be pruned is for pruning by fractions, layer by layer.</summary>
    private static void CheckLayerPruning(ExperimentSpec spec, Findings findings)
    {
        var reason = spec.Pruning switch
        {
            null => "the experiment has no pruning",
            RandomPruningSpec => "masks are drawn before training",
            { Granularity: Granularity.Unit } => "whole units are pruned, which take weights of the next layer along",
            { Scope: Scope.Global } => "scores of all layers compete",
            { PatternLength: > 0 } => "the pattern holds for every layer",
            _ => null,
        };
        var inner = spec.Blocks.SelectMany(static block => block.Layers).FirstOrDefault(static layer => layer.Pruning is not null);
        if (reason is not null && inner is not null)
            findings.Report(RuleIds.UselessLayerPruning, DeclarationField.Pruning, inner.Name, reason, findings.Say("remove its [Prune]", "remove its 'prune:'"));
        for (var i = 0; i < spec.Layers.Count; i++)
        {
            if (spec.Layers[i] is not { Pruning: { } own } layer) continue;
            var why = reason ?? (!layer.CanBePruned ? "the layer has no weights" : layer.IsNotPruned ? "it is not pruned" : own.Granularity == Granularity.Unit ? "units tie layers together, so they are pruned in all or in none" : null);
            if (why is not null)
                findings.Report(RuleIds.UselessLayerPruning, DeclarationField.LayerPrune, i, layer.Name, why, findings.Say("remove [Prune]", "remove 'prune:'"));
            else if (own is { Criterion: { } criterion, Granularity: { } granularity })
                CheckCriterion(criterion, granularity, DeclarationField.LayerPrune, i, findings);
        }
    }

    private static void CheckRewind(ExperimentSpec spec, PruningSpec pruning, Findings findings)
    {
        if (pruning is { Retraining: Retraining.FineTune, RewindTo: { Count: > 0 } useless } && !spec.Branches.Any(static branch => BranchValidator.Rewinds(branch.Control)))
        {
            findings.Report(RuleIds.UselessRewind, DeclarationField.RewindTo, useless.ToString(), findings.Say(
                "write 'Retraining = Retraining.LearningRateRewind'", "write 'retraining: learning-rate-rewind'"));
            return;
        }

        if (pruning.RewindTo is not { } rewind || spec.Training is not { Steps: { Count: > 0 } steps } training) return;
        var iterationsPerEpoch = spec.Dataset is { } dataset ? training.IterationsPerEpoch(DatasetFacts.Of(dataset)) : null;
        if (!TrainingLimits.IsRewind(rewind, steps, iterationsPerEpoch))
            findings.Report(RuleIds.RewindTooLate, DeclarationField.RewindTo, rewind.ToString(), steps.ToString());
    }

    /// <summary>A layer is kept from pruning only where its weights could be pruned, and not all of them.</summary>
    private static void CheckNotPruned(ExperimentSpec spec, Findings findings)
    {
        var reason = spec.Pruning switch
        {
            null => "the experiment has no pruning",
            { Granularity: Granularity.Unit } => "whole units are pruned, which take weights of the next layer along",
            _ => spec.Layers.Where(static layer => layer.CanBePruned).All(static layer => layer.IsNotPruned) ? "then there is nothing to prune" : null,
        };
        for (var i = 0; i < spec.Layers.Count; i++)
        {
            var layer = spec.Layers[i];
            if (!layer.IsNotPruned || !layer.CanBePruned) continue;
            if ((reason ?? (layer.PruningFraction is null ? null : "has a pruning fraction")) is not { } why) continue;
            findings.Report(RuleIds.UselessNotPruned, DeclarationField.LayerNotPruned, i, layer.Name, why, findings.Say("remove [NotPruned]", "remove 'not-pruned:'"));
            return;
        }
    }

    /// <summary>A layer's own fraction is for iterative pruning of weights by fraction, and for nothing else.</summary>
    private static void CheckLayerFractions(ExperimentSpec spec, Findings findings)
    {
        var reason = spec.Pruning switch
        {
            null => "the experiment has no pruning",
            OneShotPruningSpec => "one-shot sizes hold for every layer",
            RandomPruningSpec => "the ratio rule gives every layer its density",
            { Scope: Scope.Global } => "the fraction is of all layers' weights together",
            { Granularity: Granularity.Unit } => "units are pruned, not weights",
            { PatternLength: > 0 } => "the pattern holds for every layer",
            _ => null,
        };
        if (spec.Pruning is { Scope: Scope.Global } or { PatternLength: > 0 } && spec.Blocks.SelectMany(static block => block.Layers).FirstOrDefault(static layer => layer.PruningFraction is not null) is { } inner)
            findings.Report(RuleIds.UselessLayerFraction, spec.Pruning.PatternLength > 0 ? DeclarationField.Pattern : DeclarationField.Scope, Findings.Say(inner.PruningFraction!.Value), inner.Name, reason!);
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
