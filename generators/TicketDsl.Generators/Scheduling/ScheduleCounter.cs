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
            case IterativePruningSpec iterative:
                for (var level = 1; level <= Math.Min(iterative.Rounds ?? 0, TrainingLimits.MaximumRounds); level++)
                    levels.Add(Next(levels[level - 1], layers, iterative.Granularity, iterative.Fraction, iterative.Units));
                break;

            case OneShotPruningSpec { Units.Count: > 0 } oneShot:
                foreach (var units in oneShot.Units.Take(TrainingLimits.MaximumRounds))
                    levels.Add(Next(dense, layers, oneShot.Granularity, null, units) with { Level = levels.Count });
                break;

            case OneShotPruningSpec oneShot:
                foreach (var fraction in oneShot.Fractions.Take(TrainingLimits.MaximumRounds))
                    levels.Add(Next(dense, layers, oneShot.Granularity, fraction, null) with { Level = levels.Count });
                break;
        }

        return levels.ToEquatableArray();
    }

    private static LevelCounts Next(LevelCounts before, IReadOnlyList<LayerShape> layers, Granularity? granularity, double? fraction, int? units) =>
        granularity == Granularity.Unit ? NextByUnits(before, layers, fraction, units) : NextByWeights(before, layers, fraction);

    private static LevelCounts NextByWeights(LevelCounts before, IReadOnlyList<LayerShape> layers, double? fraction) => new(
        before.Level + 1,
        before.Units,
        before.Weights.Select((weights, i) => After(weights, layers[i].PruningFraction ?? fraction)).ToEquatableArray());

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
