using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using TicketDsl.Generators.Tests.Harness;
using TicketDsl.Runtime.Pruning;

namespace TicketDsl.Generators.Tests.Scheduling;

/// <summary>What the compiler counts and what the pruner does to weights are one thing.</summary>
public sealed class ScheduleTests
{
    [Test]
    public void A_pruner_leaves_exactly_what_the_compiler_counted() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(20190509, 7),
        Prop.ForAll(DrawnExperiments.All(), Holds));

    [Test]
    public void A_pruner_leaves_exactly_what_the_compiler_counted_of_convolutions_and_blocks([Values] bool blocks)
    {
        var definition = CompiledExperiments.Of(blocks ? Samples.BlockRecord : Samples.ImageRecord).Definitions.Single();
        var random = new Random(20_151_210);
        var masks = MaskSet.Dense(definition.Layers);
        foreach (var target in definition.Schedule.Skip(1))
        {
            masks = Pruner.Prune(definition.Layers, definition.Pruning!, Weights(definition.Layers, masks, random), masks, target);
            Assert.That(masks.Layers.Select(mask => mask.Count), Is.EqualTo(target.Weights), $"Level {target.Level}");
        }
    }

    [Test]
    public void A_pruner_leaves_exactly_what_the_compiler_counted_of_drawn_convolutions_and_blocks([Range(0, 29)] int seed)
    {
        var drawn = new DrawnConvolutions(seed);
        var expected = drawn.Expected();
        Assume.That(expected.SelectMany(level => level.Values), Has.All.GreaterThan(0), "What loses a layer is an error, which has tests of its own.");
        var definition = CompiledExperiments.Of(drawn.Declaration).Definitions.Single();
        var random = new Random(seed);
        var dense = MaskSet.Dense(definition.Layers);
        var denseWeights = Weights(definition.Layers, dense, random);
        var masks = dense;
        Assert.That(definition.Schedule, Has.Length.EqualTo(expected.Count));
        foreach (var target in definition.Schedule)
        {
            var pruned = target.Level == 0 ? dense
                : definition.Pruning is OneShotPruningDefinition ? Pruner.Prune(definition.Layers, definition.Pruning, denseWeights, dense, target)
                : Pruner.Prune(definition.Layers, definition.Pruning!, Weights(definition.Layers, masks, random), masks, target);
            var left = definition.Layers.Select((layer, l) => (layer.Name, pruned[l].Count)).ToDictionary();
            Assert.That(left, Is.EqualTo(expected[target.Level]), $"Level {target.Level}\n{drawn.Declaration.Text}");
            Assert.That(target.Weights, Is.EqualTo(definition.Layers.Select(layer => left[layer.Name])), "The schedule");
            Assert.That(pruned.IsSubsetOf(masks));
            masks = pruned;
        }
    }

    private static Property Holds(DrawnExperiment drawn)
    {
        // What loses a layer is an error, which has tests of its own.
        var expected = drawn.Expected();
        var isDeclarable = expected.All(level => level.Weights.All(count => count > 0));
        var mismatch = isDeclarable ? Mismatch(drawn, expected) : null;
        return (mismatch is null).Label(mismatch ?? "").When(isDeclarable)
            .Classify(drawn.PrunesUnits, "by units").Classify(drawn.IsOneShot, "one-shot");
    }

    /// <summary>The first thing that is not as it was declared, if any.</summary>
    private static string? Mismatch(DrawnExperiment drawn, IReadOnlyList<ScheduleLevel> expected)
    {
        var definition = CompiledExperiments.Of(drawn.Declaration).Definitions.Single();
        if (!definition.Schedule.SequenceEqual(expected)) return $"The schedule is {Text(definition.Schedule)}, not {Text(expected)}.";

        var random = new Random(drawn.Seed);
        var dense = MaskSet.Dense(definition.Layers);
        var denseWeights = Weights(definition.Layers, dense, random);
        var masks = dense;
        foreach (var target in definition.Schedule.Skip(1))
        {
            var pruned = drawn.IsOneShot
                ? Pruner.Prune(definition.Layers, definition.Pruning!, denseWeights, dense, target)
                : Pruner.Prune(definition.Layers, definition.Pruning!, Weights(definition.Layers, masks, random), masks, target);
            if (!pruned.IsSubsetOf(masks)) return $"Level {target.Level} is not nested in the level before it.";
            if (!pruned.Layers.Select(mask => mask.Count).SequenceEqual(target.Weights)) return $"Level {target.Level} has other weights left.";
            if (drawn.PrunesUnits && !pruned.Layers.Select(mask => mask.UnitsWithInputs()).SequenceEqual(target.Units)) return $"Level {target.Level} has other units left.";
            masks = pruned;
        }

        return null;
    }

    /// <summary>Trained weights and biases: 0 where masked, few values so that many are equal, and now and then no number.</summary>
    private static float[] Weights(ImmutableArray<Layer> layers, MaskSet masks, Random random) =>
    [
        .. layers.SelectMany((layer, l) => Enumerable.Range(0, layer.Parameters).Select(index =>
            index < layer.Weights && !masks[l][index] ? 0
            : random.Next(500) == 0 ? float.NaN
            : random.Next(-20, 21) / 8f)),
    ];

    private static string Text(IEnumerable<ScheduleLevel> levels) =>
        string.Join("; ", levels.Select(level => $"{level.Level}: {string.Join(' ', level.Weights)} of {string.Join(' ', level.Units)}"));
}
