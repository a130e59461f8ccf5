using System.Globalization;
using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Validation;

/// <summary>
/// Tells of the first layer whose density is not the one that was asked for: weights and units are whole, and in a small layer
/// each is a large share. Not told of is what is as near as a twentieth of the density, and what one whole weight or unit more or
/// less would not mend while the density is within a hundredth.
/// </summary>
internal static class ReachedDensityValidator
{
    private const double RelativeTolerance = 0.05;
    private const double Tolerance = 0.01;

    public static void Check(ExperimentSpec spec, IReadOnlyList<LayerShape> layers, IReadOnlyList<LevelCounts> levels, Findings findings)
    {
        // A level that loses a layer or nothing at all has been told of.
        if (findings.Found.Any(static found => found.RuleId is RuleIds.LayerCollapse or RuleIds.Disconnected or RuleIds.PatternAgainstLayers or RuleIds.NothingPruned)) return;
        var ofUnits = spec.Pruning?.Granularity == Granularity.Unit;

        // Outputs stay: their units are not what is pruned.
        var pruned = ofUnits ? layers.Count - 1 : layers.Count;
        for (var level = 1; level < levels.Count; level++)
        {
            if (!levels[level].CountsLayers) continue;
            for (var layer = 0; layer < pruned; layer++)
            {
                if (!layers[layer].IsPruned) continue;
                if (Asked(spec.Pruning, layers[layer], level) is not { } asked) continue;
                var granularity = layers[layer].GranularityIn(spec.Pruning);
                var size = layers[layer].GroupSize(granularity);
                var all = ofUnits ? layers[layer].Units : layers[layer].Weights / size;
                var left = ofUnits ? levels[level].Units[layer] : levels[level].Weights[layer] / size;
                var off = Math.Abs(left - asked * all);
                if (off <= RelativeTolerance * asked * all || (off < 1 && off <= Tolerance * all)) continue;
                findings.Report(
                    RuleIds.DensityNotReached, DeclarationField.Layer, layers[layer].Index, layers[layer].Path, Findings.Say(level),
                    Percent(asked), Findings.Say(all, Naming.Word.Of(granularity)), Findings.Say(left), Percent(left / (double)all),
                    spec.Pruning is IterativePruningSpec ? "fewer rounds, " : "");
                return;
            }
        }
    }

    /// <summary>The share of a layer that a level should keep; null where a number of units was declared, which is met exactly.</summary>
    private static double? Asked(PruningSpec? pruning, LayerShape layer, int level) => pruning switch
    {
        IterativePruningSpec { Fraction: { } fraction } => Math.Pow(1 - (layer.PruningFraction ?? fraction), level),
        OneShotPruningSpec { Fractions.Count: > 0 } oneShot => 1 - oneShot.Fractions[level - 1],
        _ => null,
    };

    private static string Percent(double density) => (100 * density).ToString("G3", CultureInfo.InvariantCulture);
}
