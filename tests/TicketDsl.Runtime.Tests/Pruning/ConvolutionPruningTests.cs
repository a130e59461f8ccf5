using System.Collections.Immutable;
using TicketDsl.Runtime.Pruning;
using TicketDsl.Runtime.Pruning.Criteria;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Running;
using TicketDsl.Runtime.Tests.Reference;
using TicketDsl.Runtime.Tests.Running;

namespace TicketDsl.Runtime.Tests.Pruning;

/// <summary>Pruning of networks whose layers have windows, batch norm, or no biases.</summary>
public sealed class ConvolutionPruningTests
{
    private static readonly NetworkDefinition Network = Chain();
    private static readonly ImmutableArray<Layer> Layers = Network.Layers;

    [Test]
    public void Of_each_layer_the_smallest_weights_go_and_neither_biases_nor_batch_norm_count()
    {
        // Weights are 1000 and more by index, all else 0, so that a wrong place would go first.
        var trained = new float[Network.Parameters];
        var start = 0;
        foreach (var layer in Layers)
        {
            for (var i = 0; i < layer.Weights; i++) trained[start + i] = 1000 + i;
            start += layer.Parameters;
        }

        var schedule = Declared.WeightSchedule(Layers, 0.3, 1);
        var pruned = Pruner.Prune(Layers, Pruning(Granularity.Weight, Criterion.Magnitude), trained, MaskSet.Dense(Layers), schedule[1]);
        for (var l = 0; l < Layers.Length; l++)
            Assert.That(Enumerable.Range(0, Layers[l].Weights).Where(i => pruned[l][i]), Is.EqualTo(Enumerable.Range(Layers[l].Weights - schedule[1].Weights[l], schedule[1].Weights[l])));
    }

    [Test]
    public void A_pruned_filter_takes_its_channel_out_of_the_window_above_and_its_places_out_of_what_is_flattened()
    {
        var random = new Random(1);
        float[] trained = [.. Enumerable.Range(0, Network.Parameters).Select(_ => random.NextSingle() - 0.5f)];
        var schedule = Declared.UnitSchedule(Layers, 0.4, 2);
        var masks = MaskSet.Dense(Layers);
        foreach (var level in schedule[1..])
        {
            masks = Pruner.Prune(Layers, Pruning(Granularity.Unit, Criterion.Product), trained, masks, level);
            Assert.That(masks.Layers.Select(mask => mask.Count), Is.EqualTo(level.Weights));
            Assert.That(masks.Layers.Select(mask => mask.UnitsWithInputs()), Is.EqualTo(level.Units));
            AssertWhole(masks);
        }
    }

    [Test]
    public void Scores_of_filters_sum_over_the_windows_they_feed()
    {
        // Two filters of one weight each, 2 and −3; above one filter with windows of 2×2: 1 + 2 + 3 + 4 and 5 + 6 + 7 + 8.
        var first = Layer.Conv("First", new Shape(1, 3, 3), 2, new Window(1, 1, 0), Activation.Relu) with { HasBias = false, HasBatchNorm = true };
        var second = Layer.Conv("Second", first.To, 1, new Window(2, 1, 0), Activation.None);
        float[] trained = [2, -3, 9, 9, 9, 9, 9, 9, 9, 9, 1, -2, 3, 4, 5, 6, -7, 8, 9];
        ImmutableArray<Layer> layers = [first, second];

        Assert.That(Scores(Criterion.Product), Is.EqualTo(new[] { 2.0 * 10, 3.0 * 26 }));
        Assert.That(Scores(Criterion.OutputMagnitude), Is.EqualTo(new[] { 2.5, 6.5 }));
        Assert.That(Scores(Criterion.InputMagnitude), Is.EqualTo(new[] { 2.0, 3 }));

        double[] Scores(Criterion criterion) => UnitScores.Of(
            criterion, LayerWeights.Of(layers, 0, trained), Mask.Dense(1, 2), LayerWeights.Of(layers, 1, trained), Mask.Dense(8, 1));
    }

    [Test]
    public void Rearranged_filters_stay_whole()
    {
        var ticket = Pruner.Prune(
            Layers, Pruning(Granularity.Unit, Criterion.Product), new float[Network.Parameters], MaskSet.Dense(Layers), Declared.UnitSchedule(Layers, 0.5, 1)[1]);
        var rearranged = Rearrangement.OfUnits(ticket, layer => new RandomKey("tests", 0).Stream(RandomPurpose.RearrangedMasks, (uint)layer));

        Assert.That(rearranged.Layers.Select(mask => mask.UnitsWithInputs()), Is.EqualTo(ticket.Layers.Select(mask => mask.UnitsWithInputs())));
        Assert.That(rearranged.Layers.Select(mask => mask.Count), Is.EqualTo(ticket.Layers.Select(mask => mask.Count)));
        Assert.That(rearranged, Is.Not.EqualTo(ticket));
        AssertWhole(rearranged);
    }

    [Test]
    public void A_whole_experiment_over_convolutions_runs_to_its_schedule([Values] Granularity granularity)
    {
        var dense = Declared.Digits(2 * 6 * 6, 4) with
        {
            Network = Network,
            Optimizer = new SgdDefinition(0.05, 0.9) { Nesterov = true, WeightDecay = 1e-3, Decay = new CosineDecay(), WarmUp = Step.Iterations(2) },
            Branches = [new BranchDefinition(Control.Reinitialize, 1), new BranchDefinition(Control.Rearrange, 1)],
        };
        dense = dense with { Training = dense.Training with { Augmentation = new AugmentationDefinition(Flip: true, CropPadding: 1) } };
        var experiment = granularity == Granularity.Unit ? dense.PrunedByUnit(Criterion.InputMagnitude, 0.3, 2) : dense.PrunedByWeight(0.3, 2, Step.Iterations(3));
        var result = new ExperimentRunner(new ReferenceEngine(), 1).Run(experiment, ExperimentRunnerTests.DataOf(experiment), [], null, CancellationToken.None);

        foreach (var level in result.Replicates.SelectMany(replicate => replicate.Levels))
        {
            Assert.That(level.Outcome.Diverged, Is.False);
            Assert.That(level.Masks.Layers.Select(mask => mask.Count), Is.EqualTo(experiment.Schedule[level.Level].Weights));
            foreach (var branch in level.Branches) Assert.That(branch.Masks.Layers.Select(mask => mask.Count), Is.EqualTo(level.Masks.Layers.Select(mask => mask.Count)));
        }
    }

    [Test]
    public void Units_of_residual_blocks_are_refused()
    {
        var network = ReferenceCases.All().Single(one => one.Name == "residual identity").Network;
        var experiment = (Declared.Digits(network.Input.Features, 3) with { Network = network }).PrunedByUnit(Criterion.Product, 0.3, 1);

        Assert.That(
            () => new ExperimentRunner(new ReferenceEngine(), 1).Run(experiment, Sample.Xor, [], null, CancellationToken.None),
            Throws.TypeOf<TicketException>().With.Message.Contains("'Block'").And.Message.Contains("prune weights"));
    }

    private static void AssertWhole(MaskSet masks)
    {
        for (var l = 0; l < Layers.Length; l++)
        {
            for (var index = 0; index < masks[l].Length; index++)
            {
                var (unit, input) = (index / Layers[l].Inputs, index % Layers[l].Inputs);
                var before = l == 0 || masks[l - 1].HasInputs(UnitBefore(l, input));
                Assert.That(masks[l][index], Is.EqualTo(masks[l].HasInputs(unit) && before), $"layer {l}, from {input} to {unit}");
            }
        }
    }

    // Windows of 3×3, places of 3×3 after pooling, single inputs.
    private static int UnitBefore(int layer, int input) => layer is 1 or 2 ? input / 9 : input;

    private static IterativePruningDefinition Pruning(Granularity granularity, Criterion criterion) => new(criterion, granularity, Scope.Layer, default);

    private static NetworkDefinition Chain()
    {
        var first = Layer.Conv("Conv1", new Shape(2, 6, 6), 5, new Window(3, 1, 1), Activation.Relu) with { HasBias = false, HasBatchNorm = true };
        var second = Layer.Conv("Conv2", first.To, 4, new Window(3, 1, 1), Activation.Relu);
        var pool = Layer.Pool("Pool", LayerKind.MaxPool, second.To, new Window(2, 2, 0));
        return NetworkDefinition.Chain(
            first, second, pool, Layer.Flatten("Flat", pool.To), new Layer("Fc", pool.To.Features, 6, Activation.Relu) { Dropout = 0.2 }, new Layer("Output", 6, 4, Activation.None));
    }
}
