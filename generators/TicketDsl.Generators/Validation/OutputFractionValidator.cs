using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Validation;

/// <summary>
/// Tells that the output layer is pruned like all others, unless it says so itself. The papers prune it at half the
/// fraction (Frankle &amp; Carbin 2019, section 2), which is easily forgotten and seen only in the results.
/// </summary>
internal static class OutputFractionValidator
{
    public static void Check(ExperimentSpec spec, Findings findings)
    {
        if (spec.Pruning is not IterativePruningSpec { Granularity: Granularity.Weight, Scope: Scope.Layer, Fraction: { } fraction }) return;
        var last = spec.Layers.Count - 1;

        // A network of one layer has no other fraction to halve, and an end without weights none of its own.
        if (last == 0 || !spec.Layers[last].HasWeights || spec.Layers[last].PruningFraction is not null || spec.Layers[last].IsNotPruned) return;
        findings.Report(
            RuleIds.FullOutputFraction, DeclarationField.Layer, last, spec.Layers[last].Name, Findings.Say(fraction),
            Own((double)((decimal)fraction / 2)), Own(fraction));

        string Own(double share) => findings.Say($"[PruningFraction({Findings.Say(share)})]", $"'pruning-fraction: {Findings.Say(share)}'");
    }
}
