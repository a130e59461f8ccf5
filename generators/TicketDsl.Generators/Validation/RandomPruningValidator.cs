using System.Globalization;
using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Scheduling;

namespace TicketDsl.Generators.Validation;

/// <summary>Checks random pruning's densities by themselves, and then against the layers that share them.</summary>
internal static class RandomPruningValidator
{
    public static void Check(ExperimentSpec spec, RandomPruningSpec pruning, Findings findings)
    {
        if (pruning.Densities.Count == 0)
        {
            findings.Report(RuleIds.NoDensities, DeclarationField.Densities, spec.Name, findings.Say("'Densities = [0.5, 0.2]'", "'densities: [ 0.5, 0.2 ]'"));
            return;
        }

        var wrong = pruning.Densities.FirstIndex(static density => density is not (> 0 and < 1));
        if (wrong >= 0)
        {
            findings.Report(RuleIds.DensityOutOfRange, DeclarationField.Densities, wrong, Findings.Say(pruning.Densities[wrong]), spec.Name);
            return;
        }

        for (var i = 1; i < pruning.Densities.Count; i++)
        {
            if (pruning.Densities[i] < pruning.Densities[i - 1]) continue;
            findings.Report(RuleIds.DensitiesNotDescending, DeclarationField.Densities, i, Findings.Say(pruning.Densities[i]), Findings.Say(pruning.Densities[i - 1]));
            return;
        }

        if (pruning.Densities.Count > TrainingLimits.MaximumRounds)
            findings.Report(RuleIds.RoundsOutOfRange, DeclarationField.Pruning, Findings.Say(pruning.Densities.Count), Findings.Say(TrainingLimits.MaximumRounds));
    }

    /// <summary>Whether densities leave what the rule keeps of the layers; the declaration is otherwise sound.</summary>
    public static bool CheckLayers(RandomPruningSpec pruning, IReadOnlyList<LayerShape> layers, Findings findings)
    {
        if (pruning.Ratio != RatioRule.UniformPlus) return true;
        var pruned = layers.Where(static layer => layer.IsPruned).ToArray();
        var (first, last) = RatioCounter.Reserved(layers);
        var reserved = (first?.Weights ?? 0) + (long)Math.Ceiling(RatioCounter.LeastOfLast * (last?.Weights ?? 0));
        var least = reserved + pruned.Length - (first is null ? 0 : 1) - (last is null ? 0 : 1);
        for (var i = 0; i < pruning.Densities.Count; i++)
        {
            var total = RatioCounter.Total(pruning.Densities[i], layers);
            if (total >= least) continue;
            var all = pruned.Sum(static layer => layer.Weights);
            var enough = Math.Ceiling(1000m * least / all) / 1000;
            findings.Report(
                RuleIds.DensityBelowReserve, DeclarationField.Densities, i, Findings.Say(pruning.Densities[i]), Findings.Say(total, "weight"),
                findings.Say(RatioRule.UniformPlus), Findings.Say(reserved), Findings.Say(enough));
            return false;
        }

        return true;
    }

    /// <summary>Tells which layers a rule leaves dense.</summary>
    public static void Tell(RandomPruningSpec pruning, IReadOnlyList<LayerShape> layers, Findings findings)
    {
        if (pruning.Ratio is not { } rule) return;
        for (var i = 0; i < pruning.Densities.Count; i++)
        {
            var ratios = RatioCounter.Share(rule, pruning.Densities[i], layers);
            if (ratios.Saturated.Count == 0 || ratios.Weights is not { } weights) continue;
            var others = Enumerable.Range(0, layers.Count).Where(l => layers[l].IsPruned && !ratios.Saturated.Contains(layers[l].Path)).ToArray();
            var density = (decimal)others.Sum(l => weights[l]) / Math.Max(1, others.Sum(l => layers[l].Weights));
            findings.Report(
                RuleIds.SaturatedLayers, DeclarationField.Densities, i, Findings.Say(pruning.Densities[i]), findings.Say(rule),
                string.Join(", ", ratios.Saturated.Select(static path => $"'{path}'")), density.ToString("0.####", CultureInfo.InvariantCulture));
        }
    }
}
