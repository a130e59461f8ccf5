using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Validation;

/// <summary>Checks that every level leaves something of each layer and removes something from the network.</summary>
internal static class ScheduleValidator
{
    public static void Check(ExperimentSpec spec, IReadOnlyList<LayerShape> layers, IReadOnlyList<LevelCounts> levels, Findings findings)
    {
        if (spec.Pruning is RandomPruningSpec random && !RandomPruningValidator.CheckLayers(random, layers, findings)) return;
        if (!PatternValidator.CheckLayers(spec.Pruning, layers, findings)) return;
        for (var level = 1; level < levels.Count; level++)
        {
            // A one-shot or random level is pruned from the dense network, whatever stands before it in the list.
            var isOneShot = spec.Pruning is OneShotPruningSpec or RandomPruningSpec;
            var before = levels[isOneShot ? 0 : level - 1];
            if (!levels[level].CountsLayers && CollapsesWhole(layers, levels[level]))
            {
                findings.Report(
                    RuleIds.LayerCollapse, DeclarationField.Layer, layers[0].Index, layers[0].Path, Findings.Say(level),
                    Findings.Say(before.TotalWeights, "weight") + " of all layers", Findings.Say(before.Level), Less(isOneShot));
                return;
            }

            for (var layer = 0; layer < levels[level].Weights.Count; layer++)
            {
                if (levels[level].Weights[layer] > 0) continue;
                var ofUnits = spec.Pruning!.Granularity == Granularity.Unit;
                findings.Report(
                    ofUnits ? RuleIds.Disconnected : RuleIds.LayerCollapse, DeclarationField.Layer, layers[layer].Index, layers[layer].Path, Findings.Say(level),
                    ofUnits ? Findings.Say(before.Units[layer], "unit") : Findings.Say(before.Weights[layer], "weight"), Findings.Say(before.Level),
                    Less(isOneShot));
                return;
            }

            if (levels[level].TotalWeights != levels[level - 1].TotalWeights) continue;
            findings.Report(
                RuleIds.NothingPruned, isOneShot ? DeclarationField.Pruning : DeclarationField.Rounds,
                Findings.Say(level), spec.Name, Findings.Say(level - 1),
                spec.Pruning is RandomPruningSpec ? "declare densities further apart" : isOneShot ? "declare fractions further apart" : "declare fewer rounds or a larger fraction");
            return;
        }
    }

    private static string Less(bool isOneShot) => isOneShot ? "prune less, or widen the layer" : "declare fewer rounds, prune less in each, or widen the layer";

    /// <summary>Whether nothing is left of all layers that are pruned together.</summary>
    private static bool CollapsesWhole(IReadOnlyList<LayerShape> layers, LevelCounts level) =>
        level.TotalWeights <= layers.Where(static layer => !layer.IsPruned).Sum(static layer => layer.Weights);
}
