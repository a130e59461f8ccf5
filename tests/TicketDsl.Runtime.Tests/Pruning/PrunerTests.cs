using System.Collections.Immutable;
using TicketDsl.Runtime.Pruning;

namespace TicketDsl.Runtime.Tests.Pruning;

public sealed class PrunerTests
{
    private static readonly ImmutableArray<Layer> Layers = Declared.Layers(7, 12, 9, 3);
    private static readonly PruningDefinition ByWeight = new IterativePruningDefinition(Criterion.Magnitude, Granularity.Weight, Scope.Layer, default);
    private static readonly PruningDefinition ByUnit = new IterativePruningDefinition(Criterion.Product, Granularity.Unit, Scope.Layer, default);

    [Test]
    public void Pruned_weights_are_nested_and_as_many_as_scheduled()
    {
        var masks = MaskSet.Dense(Layers);
        foreach (var target in Declared.WeightSchedule(Layers, 0.3, 8)[1..])
        {
            var pruned = Pruner.Prune(Layers, ByWeight, Random(target.Level), masks, target);

            Assert.That(pruned.IsSubsetOf(masks));
            Assert.That(pruned.Layers.Select(mask => mask.Count), Is.EqualTo(target.Weights));
            masks = pruned;
        }
    }

    [Test]
    public void Pruned_units_are_nested_and_as_many_as_scheduled()
    {
        var masks = MaskSet.Dense(Layers);
        foreach (var target in Declared.UnitSchedule(Layers, 0.25, 4)[1..])
        {
            var pruned = Pruner.Prune(Layers, ByUnit, Random(target.Level), masks, target);

            Assert.That(pruned.IsSubsetOf(masks));
            Assert.That(pruned.Layers.Select(mask => mask.Count), Is.EqualTo(target.Weights));
            Assert.That(pruned.Layers.Select(mask => mask.UnitsWithInputs()), Is.EqualTo(target.Units));
            masks = pruned;
        }
    }

    [Test]
    public void Weights_that_remain_are_all_at_least_as_large_as_those_pruned_in_the_same_layer()
    {
        var (trained, dense) = (Random(1), MaskSet.Dense(Layers));
        var pruned = Pruner.Prune(Layers, ByWeight, trained, dense, Declared.WeightSchedule(Layers, 0.3, 1)[1]);
        for (var l = 0; l < Layers.Length; l++)
        {
            var sizes = Array.ConvertAll(LayerWeights.Of(Layers, l, trained).Weights.ToArray(), MathF.Abs);
            var (kept, gone) = (Enumerable.Range(0, sizes.Length).Where(index => pruned[l][index]), Enumerable.Range(0, sizes.Length).Where(index => !pruned[l][index]));
            Assert.That(kept.Min(index => sizes[index]), Is.GreaterThan(gone.Max(index => sizes[index])));
        }
    }

    [Test]
    public void Of_equal_weights_the_lowest_indices_go()
    {
        var pruned = Pruner.Prune(Layers, ByWeight, Equal(), MaskSet.Dense(Layers), Declared.WeightSchedule(Layers, 0.3, 1)[1]);

        Assert.That(pruned.Layers.Select(FirstKept), Is.EqualTo(pruned.Layers.Select(mask => mask.Length - mask.Count)));

        static int FirstKept(Mask mask) => Enumerable.Range(0, mask.Length).First(index => mask[index]);
    }

    [Test]
    public void Of_equal_units_the_lowest_indices_go()
    {
        // 12 − 3 and 9 − 2 hidden units are left.
        var pruned = Pruner.Prune(Layers, ByUnit, Equal(), MaskSet.Dense(Layers), Declared.UnitSchedule(Layers, 0.25, 1)[1]);

        Assert.That(Enumerable.Range(0, 12).Where(unit => pruned[0][unit, 0]), Is.EqualTo(Enumerable.Range(3, 9)));
        Assert.That(Enumerable.Range(0, 9).Where(unit => pruned[1][unit, 11]), Is.EqualTo(Enumerable.Range(2, 7)));
    }

    [Test]
    public void A_pruned_unit_loses_all_incoming_and_all_outgoing_weights_and_nothing_else_goes()
    {
        var pruned = Pruner.Prune(Layers, ByUnit, Random(2), MaskSet.Dense(Layers), Declared.UnitSchedule(Layers, 0.25, 1)[1]);
        var remains = pruned.Layers.Select(mask => Enumerable.Range(0, mask.Units).Select(unit => Enumerable.Range(0, mask.Inputs).Any(input => mask[unit, input])).ToArray()).ToArray();

        for (var l = 0; l < Layers.Length; l++)
            for (var unit = 0; unit < Layers[l].Units; unit++)
                for (var input = 0; input < Layers[l].Inputs; input++)
                    Assert.That(pruned[l][unit, input], Is.EqualTo(remains[l][unit] && (l == 0 || remains[l - 1][input])), $"layer {l}, from {input} to {unit}");
    }

    [Test]
    public void Units_of_the_last_layer_stay_however_low_they_score()
    {
        var pruned = Pruner.Prune(Layers, ByUnit, new float[Equal().Length], MaskSet.Dense(Layers), Declared.UnitSchedule(Layers, 0.9, 1)[1]);

        Assert.That(pruned.Layers[^1].UnitsWithInputs(), Is.EqualTo(3));
    }

    [Test]
    public void The_unit_of_the_lowest_score_goes()
    {
        // Products on 1-3-1: 1·4, 3·1, 2·2.5; with one unit to go it is the second.
        var layers = Declared.Layers(1, 3, 1);
        float[] trained = [1, -3, 2, 9, 9, 9, 4, 1, -2.5f, 9];
        var pruned = Pruner.Prune(layers, ByUnit, trained, MaskSet.Dense(layers), new ScheduleLevel(1, [2, 1], [2, 2]));

        Assert.That(Enumerable.Range(0, 3).Select(unit => pruned[0][unit, 0]), Is.EqualTo(new[] { true, false, true }));
    }

    [Test]
    public void Global_pruning_leaves_the_scheduled_sum_and_the_highest_scores_of_all_layers()
    {
        var (trained, masks) = (Random(4), MaskSet.Dense(Layers));
        foreach (var left in (int[])[150, 90, 20])
        {
            var pruned = Pruner.Prune(Layers, ByWeight with { Scope = Scope.Global }, trained, masks, ScheduleLevel.OfTotal(1, [], left));
            var sizes = Layers.SelectMany((_, l) => LayerWeights.Of(Layers, l, trained).Weights.ToArray().Select((weight, index) => (Size: MathF.Abs(weight), Kept: pruned[l][index]))).ToArray();

            Assert.That(pruned.Count, Is.EqualTo(left));
            Assert.That(pruned.IsSubsetOf(masks));
            Assert.That(sizes.Where(size => size.Kept).Min(size => size.Size), Is.GreaterThan(sizes.Where(size => !size.Kept).Max(size => size.Size)));
            masks = pruned;
        }
    }

    [Test]
    public void Of_equal_weights_global_pruning_takes_those_of_the_first_layers()
    {
        var pruned = Pruner.Prune(Layers, ByWeight with { Scope = Scope.Global }, Equal(), MaskSet.Dense(Layers), ScheduleLevel.OfTotal(1, [], 100));

        // 84 + 108 + 27 weights: 119 go.
        Assert.That(pruned.Layers.Select(mask => mask.Count), Is.EqualTo(new[] { 0, 73, 27 }));
    }

    [Test]
    public void A_layer_that_is_not_pruned_keeps_all_its_weights_where_layers_compete()
    {
        var layers = Layers.SetItem(0, Layers[0] with { IsPruned = false });
        var pruned = Pruner.Prune(layers, ByWeight with { Scope = Scope.Global }, new float[Equal().Length], MaskSet.Dense(layers), ScheduleLevel.OfTotal(1, [], 100));

        Assert.That(pruned.Layers.Select(mask => mask.Count), Is.EqualTo(new[] { 84, 0, 16 }));
    }

    [Test]
    public void Every_criterion_of_weights_prunes_to_the_scheduled_number([ValueSource(nameof(OfWeights))] Criterion criterion)
    {
        var target = Declared.WeightSchedule(Layers, 0.3, 1)[1];
        var evidence = new PruningEvidence(Random(5)) { Initial = Random(6), Gradient = Random(7), Random = layer => new Runtime.Randomness.RandomKey("pruner", layer).Stream(default) };

        Assert.That(Pruner.Prune(Layers, ByWeight with { Criterion = criterion }, evidence, MaskSet.Dense(Layers), target).Layers.Select(mask => mask.Count), Is.EqualTo(target.Weights));
    }

    private static IEnumerable<Criterion> OfWeights() =>
        Enum.GetValues<Criterion>().Except([Criterion.InputMagnitude, Criterion.OutputMagnitude, Criterion.Product, Criterion.L1, Criterion.L2, Criterion.LMinusInfinity]);

    [Test]
    public void Weights_of_a_diverged_training_are_pruned_to_the_scheduled_number()
    {
        var trained = Random(3);
        for (var i = 0; i < trained.Length; i += 2) trained[i] = float.NaN;
        var target = Declared.WeightSchedule(Layers, 0.3, 1)[1];

        Assert.That(Pruner.Prune(Layers, ByWeight, trained, MaskSet.Dense(Layers), target).Layers.Select(mask => mask.Count), Is.EqualTo(target.Weights));
    }

    private static float[] Random(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Layers.Sum(layer => layer.Parameters)).Select(_ => random.NextSingle() - 0.5f)];
    }

    private static float[] Equal() => [.. Enumerable.Range(0, Layers.Sum(layer => layer.Parameters)).Select(index => index % 2 == 0 ? 0.5f : -0.5f)];
}
