extern alias generator;

using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using TicketDsl.Generators.Tests.Harness;
using TicketDsl.Runtime.Pruning;
using TicketDsl.Runtime.Randomness;
using RuleIds = generator::TicketDsl.Generators.Diagnostics.RuleIds;

namespace TicketDsl.Generators.Tests.Scheduling;

/// <summary>What the compiler counts and what the pruner does are one thing where only a sum over layers is given.</summary>
public sealed class TotalsTests
{
    [Test]
    public void A_pruner_leaves_exactly_the_sum_that_the_compiler_counted() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(80).WithReplay(20220302, 11),
        Prop.ForAll(DrawnExperiments.Totals(), Holds));

    private static Property Holds(DrawnTotals drawn)
    {
        // What a ratio leaves without a weight in a small layer is an error, which has tests of its own.
        var isDeclarable = drawn.IsDeclarable
            && (drawn.Ratio is null || GeneratorRun.Of(drawn.Declaration).Diagnostics.All(diagnostic => diagnostic.Id is not (RuleIds.LayerCollapse or RuleIds.DensityBelowReserve)));
        var mismatch = isDeclarable ? Mismatch(drawn) : null;
        return (mismatch is null).Label(mismatch ?? "").When(isDeclarable)
            .Classify(drawn.Ratio is not null, $"{drawn.Ratio}").Classify(drawn.Ratio is null, drawn.Rounds == 0 ? "one-shot" : "iterative");
    }

    /// <summary>The first thing that is not as it was declared, if any.</summary>
    private static string? Mismatch(DrawnTotals drawn)
    {
        var definition = CompiledExperiments.Of(drawn.Declaration).Definitions.Single();
        var (layers, expected) = (definition.Layers, drawn.Expected());
        if (!definition.Schedule.Select(level => level.TotalWeights).SequenceEqual(expected))
            return $"The sums are {string.Join(' ', definition.Schedule.Select(level => level.TotalWeights))}, not {string.Join(' ', expected)}.";

        var random = new Random(drawn.Seed);
        var key = new RandomKey("drawn", drawn.Seed % 1000);
        var dense = MaskSet.Dense(layers);
        var first = Evidence(layers, dense, random, key);
        var masks = dense;
        foreach (var target in definition.Schedule.Skip(1))
        {
            if (drawn.Ratio is { } ratio && Shared(drawn, ratio, target) is { } unfair) return unfair;
            if (drawn.Ratio is null && target.CountsLayers) return $"Level {target.Level} counts layers that compete.";
            var pruned = drawn.Ratio is not null ? RandomMasks.OfLevel(layers, target, first, key)
                : drawn.Rounds == 0 ? Pruner.Prune(layers, definition.Pruning!, first, dense, target)
                : Pruner.Prune(layers, definition.Pruning!, Evidence(layers, masks, random, key), masks, target);
            if (pruned.Count != target.TotalWeights) return $"Level {target.Level} has {pruned.Count} weights left, not {target.TotalWeights}.";
            if (target.CountsLayers && !pruned.Layers.Select(mask => mask.Count).SequenceEqual(target.Weights)) return $"Level {target.Level} has other weights left in a layer.";
            for (var l = 0; l < layers.Length; l++)
                if (!drawn.IsPruned[l] && pruned[l].Count != drawn.Weights[l]) return $"Layer {l} lost weights, which is not pruned.";

            // Shares are rounded each time, so that of two densities the smaller may leave a layer one weight more.
            if (drawn.Ratio is null && !pruned.IsSubsetOf(masks)) return $"Level {target.Level} is not nested in the level before it.";
            masks = pruned;
        }

        return null;
    }

    /// <summary>
    /// Whether some share fits all layers to within a weight: of their weights (Uniform), of their ends together where that is not more
    /// than they have (ERK), of their weights but a fifth of the last (UniformPlus).
    /// </summary>
    private static string? Shared(DrawnTotals drawn, RatioRule ratio, ScheduleLevel target)
    {
        if (ratio == RatioRule.SnipRatio) return target.CountsLayers ? $"Level {target.Level} counts layers that compete." : null;
        var (least, most) = (0.0, double.PositiveInfinity);
        for (var l = 0; l < drawn.IsPruned.Length; l++)
        {
            var (count, all) = (target.Weights[l], drawn.Weights[l]);
            var isHeldUp = ratio == RatioRule.UniformPlus && l == drawn.IsPruned.Length - 1 && count <= Math.Ceiling(0.2 * all);
            if (!drawn.IsPruned[l] || isHeldUp) continue;
            var scale = ratio == RatioRule.Erk ? drawn.Widths[l] + drawn.Widths[l + 1] : all;
            least = Math.Max(least, (count - 1.0) / scale);
            if (count < all) most = Math.Min(most, (count + 1.0) / scale);
        }

        return least <= most ? null : $"Level {target.Level} shares {string.Join(' ', target.Weights)} by no {ratio}.";
    }

    /// <summary>Trained and initial weights and a gradient: few values, so that many are equal.</summary>
    private static PruningEvidence Evidence(ImmutableArray<Layer> layers, MaskSet masks, Random random, RandomKey key)
    {
        return new PruningEvidence(Draw()) { Initial = Draw(), Gradient = Draw(), Random = l => key.Stream(RandomPurpose.RandomMasks, (uint)l) };

        float[] Draw() =>
        [
            .. layers.SelectMany((layer, l) => Enumerable.Range(0, layer.Parameters)
                .Select(index => index < layer.Weights && !masks[l][index] ? 0 : random.Next(-20, 21) / 8f)),
        ];
    }
}
