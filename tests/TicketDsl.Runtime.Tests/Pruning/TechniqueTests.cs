using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Pruning;
using TicketDsl.Runtime.Randomness;

namespace TicketDsl.Runtime.Tests.Pruning;

/// <summary>What holds of every technique on every network: drawn convolutions and linear layers, each pruned in a drawn way.</summary>
public sealed class TechniqueTests
{
    private const int Rounds = 4;

    [Test]
    public void Masks_are_nested_counts_exact_and_groups_whole_and_no_more_is_effective_than_remains() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(20200404, 9),
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed =>
        {
            var broken = Broken(new Random(seed));
            return (broken is null).Label(broken ?? "");
        }));

    /// <summary>The first thing that does not hold, if any.</summary>
    private static string? Broken(Random random)
    {
        var pattern = random.Next(4) == 0;
        var network = Network(random, pattern);
        var pruning = new IterativePruningDefinition(Criterion.Magnitude, Granularity.Weight, Scope.Layer, default) { PatternLength = pattern ? 4 : 0 };
        var (dense, fraction) = (MaskSet.Dense(network.Layers), 0.1 + 0.4 * random.NextDouble());
        var (masks, counts) = (dense, network.Layers.Select(layer => layer.Weights).ToImmutableArray());
        for (var level = 1; level <= (pattern ? 3 : Rounds); level++)
        {
            counts = [.. network.Layers.Select((layer, l) => !layer.IsPruned ? layer.Weights : pattern ? layer.Weights / 4 * (4 - level) : After(layer, pruning.Of(layer), counts[l], fraction))];
            var key = new RandomKey("techniques", level);
            var evidence = new PruningEvidence(Weights(network, random)) { Random = layer => key.Stream(RandomPurpose.RandomScores, (uint)layer) };
            var pruned = Pruner.Prune(network.Layers, pruning, evidence, masks, new ScheduleLevel(level, [], counts));
            if (!pruned.IsSubsetOf(masks)) return $"Level {level} is not nested.";
            if (!pruned.Layers.Select(mask => mask.Count).SequenceEqual(counts)) return $"Level {level} has {string.Join(' ', pruned.Layers.Select(mask => mask.Count))}, not {string.Join(' ', counts)}.";
            for (var l = 0; l < network.Layers.Length; l++)
                if (!IsWhole(network.Layers[l], pruning, pruned[l])) return $"Level {level} has a group of {network.Layers[l].Name} in part.";
            var effective = EffectiveWeights.Of(network, pruned);
            if (!effective.IsSubsetOf(pruned) || effective.Density > pruned.Density) return $"Level {level} has more effective weights than remain.";
            masks = pruned;
        }

        return null;
    }

    private static NetworkDefinition Network(Random random, bool pattern)
    {
        int Even() => 4 * random.Next(1, 4);
        var image = new Shape(pattern ? 4 : random.Next(1, 4), 6, 6);
        var conv = Layer.Conv("Conv", image, Even(), new Window(3, 1, random.Next(2)), Activation.Relu);
        var pool = Layer.Pool("Pool", LayerKind.MaxPool, conv.To, new Window(2, 2, 0));
        var second = Layer.Conv("Second", pool.To, Even(), new Window(2, 1, 0), Activation.Relu);
        var (fc, hidden) = (second.To.Features, Even());
        return NetworkDefinition.Chain(
            Drawn(conv), pool, Drawn(second), Layer.Flatten("Flat", second.To), Drawn(new("Fc", fc, hidden, Activation.Relu)), Drawn(new("Output", hidden, 3, Activation.None)));

        Layer Drawn(Layer layer) => pattern ? layer with { IsPruned = random.Next(3) > 0 } : layer with
        {
            IsPruned = random.Next(5) > 0,
            Pruning = random.Next(4) switch
            {
                0 => null,
                1 => new LayerPruning(Granularity.Weight, Criterion.Random),
                2 => new LayerPruning(Granularity.Channel, Criterion.L2),
                _ => new LayerPruning(Granularity.Filter, random.Next(2) == 0 ? Criterion.LMinusInfinity : Criterion.Random),
            },
        };
    }

    private static int After(Layer layer, LayerPruning own, int weights, double fraction)
    {
        var size = PruningGroups.Size(own.Granularity, layer.Inputs, layer.Units, layer.Places);
        return size * PruningCount.AfterFraction(weights / size, fraction);
    }

    /// <summary>Whether groups that go whole did, and of each group of a pattern as many remain.</summary>
    private static bool IsWhole(Layer layer, PruningDefinition pruning, Mask mask)
    {
        if (!layer.IsPruned) return mask.Count == mask.Length;
        if (pruning.PatternLength > 0) return PatternGroups.Of(layer, pruning.PatternLength).Select(group => group.Count(index => mask[index])).Distinct().Count() == 1;
        var granularity = pruning.Of(layer).Granularity;
        return !granularity.IsGrouped() || Enumerable.Range(0, mask.Length)
            .GroupBy(index => granularity == Granularity.Filter ? index / layer.Inputs : index % layer.Inputs / layer.Places)
            .All(group => group.Select(index => mask[index]).Distinct().Count() == 1);
    }

    private static float[] Weights(NetworkDefinition network, Random random) => [.. Enumerable.Range(0, network.Parameters).Select(_ => random.Next(-20, 21) / 8f)];
}
