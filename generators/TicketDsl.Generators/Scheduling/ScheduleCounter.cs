using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Scheduling;

/// <summary>Counts what is left of each layer at every level, by the rule that the pruner goes by (<see cref="PruningCount"/>).</summary>
internal static class ScheduleCounter
{
    /// <summary>The levels; element 0 is the dense network. Fractions and counts that are out of range prune nothing.</summary>
    public static EquatableArray<LevelCounts> Count(PruningSpec? pruning, IReadOnlyList<LayerShape> layers)
    {
        var dense = new LevelCounts(
            0,
            layers.Select(static layer => layer.Units).ToEquatableArray(),
            layers.Select(static layer => layer.Weights).ToEquatableArray());
        var levels = new List<LevelCounts> { dense };
        switch (pruning)
        {
            case IterativePruningSpec { Pattern: { } last, Rounds: > 0 and <= TrainingLimits.MaximumRounds and var rounds }:
                for (var level = 1; level <= rounds; level++)
                    levels.Add(OfPattern(dense, layers, last with { Kept = last.Of - (int)((long)(last.Of - last.Kept) * level / rounds) }) with { Level = level });
                break;

            case IterativePruningSpec iterative:
                for (var level = 1; level <= Math.Min(iterative.Rounds ?? 0, TrainingLimits.MaximumRounds); level++)
                    levels.Add(Next(levels[level - 1], layers, iterative, iterative.Fraction, iterative.Units));
                break;

            case OneShotPruningSpec { Patterns.Count: > 0 } oneShot:
                foreach (var pattern in oneShot.Patterns.Take(TrainingLimits.MaximumRounds))
                    levels.Add(OfPattern(dense, layers, pattern) with { Level = levels.Count });
                break;

            case OneShotPruningSpec { Units.Count: > 0 } oneShot:
                foreach (var units in oneShot.Units.Take(TrainingLimits.MaximumRounds))
                    levels.Add(Next(dense, layers, oneShot, null, units) with { Level = levels.Count });
                break;

            case OneShotPruningSpec oneShot:
                foreach (var fraction in oneShot.Fractions.Take(TrainingLimits.MaximumRounds))
                    levels.Add(Next(dense, layers, oneShot, fraction, null) with { Level = levels.Count });
                break;

            case RandomPruningSpec { Ratio: { } rule } random:
                foreach (var density in random.Densities.Take(TrainingLimits.MaximumRounds))
                    levels.Add(OfDensity(dense, layers, rule, density) with { Level = levels.Count });
                break;
        }

        return levels.ToEquatableArray();
    }

    private static LevelCounts Next(LevelCounts before, IReadOnlyList<LayerShape> layers, PruningSpec pruning, double? fraction, int? units) =>
        pruning.Granularity == Granularity.Unit ? NextByUnits(before, layers, fraction, units)
        : pruning.Scope == Scope.Global ? NextOfAll(before, layers, fraction)
        : NextByLayers(before, layers, pruning, fraction);

    /// <summary>Each layer loses the fraction of its weights, or of its filters or channels, with all of their weights.</summary>
    private static LevelCounts NextByLayers(LevelCounts before, IReadOnlyList<LayerShape> layers, PruningSpec pruning, double? fraction)
    {
        var weights = before.Weights.Select((weights, i) =>
        {
            var size = layers[i].GroupSize(layers[i].GranularityIn(pruning));
            return layers[i].IsPruned ? size * After(weights / size, layers[i].PruningFraction ?? fraction) : weights;
        }).ToEquatableArray();
        var units = before.Units.Select((units, i) => layers[i].GranularityIn(pruning) == Granularity.Filter ? (int)(weights[i] / layers[i].Inputs) : units);
        return new LevelCounts(before.Level + 1, units.ToEquatableArray(), weights);
    }

    /// <summary>Of all weights that are pruned the fraction goes; which layers lose them is seen only after training.</summary>
    private static LevelCounts NextOfAll(LevelCounts before, IReadOnlyList<LayerShape> layers, double? fraction)
    {
        var kept = layers.Where(static layer => !layer.IsPruned).Sum(static layer => layer.Weights);
        return new LevelCounts(before.Level + 1, before.Units, []) { TotalWeights = kept + After(before.TotalWeights - kept, fraction) };
    }

    /// <summary>As many of each group of inputs remain.</summary>
    private static LevelCounts OfPattern(LevelCounts dense, IReadOnlyList<LayerShape> layers, WeightPattern pattern) => new(
        1, dense.Units, layers.Select(layer => layer.IsPruned ? layer.Weights / pattern.Of * pattern.Kept : layer.Weights).ToEquatableArray());

    private static LevelCounts OfDensity(LevelCounts dense, IReadOnlyList<LayerShape> layers, RatioRule rule, double density)
    {
        if (density is not (> 0 and < 1)) return dense;
        var ratios = RatioCounter.Share(rule, density, layers);
        return new LevelCounts(1, dense.Units, ratios.Weights ?? []) { TotalWeights = ratios.Total };
    }

    private static LevelCounts NextByUnits(LevelCounts before, IReadOnlyList<LayerShape> layers, double? fraction, int? units)
    {
        // The last layer's units are the network's outputs: they stay.
        var left = before.Units
            .Select((count, i) => i == layers.Count - 1 ? count
                : units is { } pruned ? (int)Math.Max(0L, (long)count - Math.Max(0, pruned))
                : (int)After(count, fraction))
            .ToEquatableArray();

        // A unit takes its incoming and its outgoing weights along.
        var weights = left.Select((count, i) => (long)count * (i == 0 ? layers[0].Inputs : left[i - 1]));
        return new LevelCounts(before.Level + 1, left, weights.ToEquatableArray());
    }

    private static long After(long count, double? fraction) =>
        fraction is > 0 and < 1 && count <= int.MaxValue ? PruningCount.AfterFraction((int)count, fraction.Value) : count;
}
