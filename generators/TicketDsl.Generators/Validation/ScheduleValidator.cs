using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Validation;

/// <summary>Checks that every level leaves something of each layer and removes something from the network.</summary>
internal static class ScheduleValidator
{
    public static void Check(ExperimentSpec spec, IReadOnlyList<LayerShape> layers, IReadOnlyList<LevelCounts> levels, Findings findings)
    {
        for (var level = 1; level < levels.Count; level++)
        {
            // A one-shot level is pruned from the dense network, whatever stands before it in the list.
            var isOneShot = spec.Pruning is OneShotPruningSpec;
            var before = levels[isOneShot ? 0 : level - 1];
            for (var layer = 0; layer < layers.Count; layer++)
            {
                if (levels[level].Weights[layer] > 0) continue;
                var ofUnits = spec.Pruning!.Granularity == Granularity.Unit;
                findings.Report(
                    ofUnits ? RuleIds.Disconnected : RuleIds.LayerCollapse, DeclarationField.Layer, layers[layer].Index, layers[layer].Path, Findings.Say(level),
                    ofUnits ? Findings.Say(before.Units[layer], "unit") : Findings.Say(before.Weights[layer], "weight"), Findings.Say(before.Level),
                    isOneShot ? "prune less, or widen the layer" : "declare fewer rounds, prune less in each, or widen the layer");
                return;
            }

            if (!levels[level].Weights.Equals(levels[level - 1].Weights)) continue;
            findings.Report(
                RuleIds.NothingPruned, isOneShot ? DeclarationField.Pruning : DeclarationField.Rounds,
                Findings.Say(level), spec.Name, Findings.Say(level - 1),
                isOneShot ? "declare fractions further apart" : "declare fewer rounds or a larger fraction");
            return;
        }
    }
}
