using System.Collections.Immutable;
using TicketDsl.Runtime.Pruning;
using TicketDsl.Runtime.Pruning.Criteria;
using TicketDsl.Runtime.Randomness;

namespace TicketDsl.Runtime.Tests.Pruning;

/// <summary>Filters and channels that are pruned whole, worked out by hand on a convolution of 2 channels, 3 filters and a window of 2×2.</summary>
public sealed class GroupTests
{
    private static readonly ImmutableArray<Layer> Layers = [Layer.Conv("Conv", new Shape(2, 4, 4), 3, new Window(2, 1, 0), Activation.None)];

    // Filter after filter: channel 0's window, then channel 1's; then three biases.
    private static readonly float[] Weights =
    [
        1, -2, 2, 0.5f, 3, 0, -1, 1,
        4, 1, 1, -1, 1, 1, 1, 1,
        -3, 3, 0.25f, 0.25f, 2, 2, -2, 2,
        100, 100, 100,
    ];

    [TestCase(Criterion.L1, new[] { 10.5, 11, 14.5 })]
    [TestCase(Criterion.LMinusInfinity, new[] { 0, 1, 0.25 })]
    public void Filters_are_scored_over_all_their_channels(Criterion criterion, double[] scores) =>
        Assert.That(Scores(Granularity.Filter, criterion), Is.EqualTo(scores));

    // 1 + 4 + 4 + 0.25 + 9 + 0 + 1 + 1; 16 + 3 + 4; 9 + 9 + 0.125 + 16.
    [Test]
    public void L2_is_the_root_of_the_sum_of_squares() =>
        Assert.That(Scores(Granularity.Filter, Criterion.L2), Is.EqualTo(new[] { Math.Sqrt(20.25), Math.Sqrt(23), Math.Sqrt(34.125) }));

    // Channel 0: 5.5 + 7 + 6.5; channel 1: 5 + 4 + 8.
    [TestCase(Criterion.L1, new[] { 19.0, 17 })]
    [TestCase(Criterion.LMinusInfinity, new[] { 0.25, 0 })]
    public void Channels_are_scored_over_all_filters(Criterion criterion, double[] scores) =>
        Assert.That(Scores(Granularity.Channel, criterion), Is.EqualTo(scores));

    [Test]
    public void Masked_weights_do_not_count()
    {
        // Without filter 0, whose weight 0 would be the smallest of channel 1.
        var mask = Mask.From(8, 3, index => index >= 8);
        Assert.That(Scores(Granularity.Channel, Criterion.LMinusInfinity, mask), Is.EqualTo(new[] { 0.25, 1 }));
        Assert.That(Scores(Granularity.Channel, Criterion.L1, mask), Is.EqualTo(new[] { 13.5, 12 }));
    }

    [Test]
    public void A_criterion_of_weights_is_refused() =>
        Assert.That(() => Scores(Granularity.Filter, Criterion.Magnitude), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void The_filter_of_the_lowest_score_goes_with_all_its_weights()
    {
        var first = Prune(Granularity.Filter, Criterion.L1, MaskSet.Dense(Layers), 16);
        var second = Prune(Granularity.Filter, Criterion.LMinusInfinity, first, 8);

        Assert.That(Kept(first), Is.EqualTo(Enumerable.Range(8, 16)));
        Assert.That(Kept(second), Is.EqualTo(Enumerable.Range(8, 8)));
    }

    [Test]
    public void The_channel_of_the_lowest_score_goes_in_every_filter() =>
        Assert.That(Kept(Prune(Granularity.Channel, Criterion.L1, MaskSet.Dense(Layers), 12)), Is.EqualTo(new[] { 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19 }));

    [Test]
    public void Of_equal_filters_the_first_goes()
    {
        var equal = new float[Weights.Length];
        Assert.That(Kept(Prune(Granularity.Filter, Criterion.L2, MaskSet.Dense(Layers), 16, equal)), Is.EqualTo(Enumerable.Range(8, 16)));
    }

    [Test]
    public void Random_groups_go_whole_and_each_layer_and_seed_loses_others([Values(Granularity.Filter, Granularity.Channel)] Granularity granularity)
    {
        var kept = Enumerable.Range(0, 20).Select(seed => string.Join(' ', Kept(Prune(granularity, Criterion.Random, MaskSet.Dense(Layers), granularity == Granularity.Filter ? 16 : 12, seed: seed)))).ToHashSet();
        Assert.That(kept, Has.Count.EqualTo(granularity == Granularity.Filter ? 3 : 2));
    }

    [Test]
    public void A_layers_own_way_goes_before_the_experiments_and_the_others_keep_theirs()
    {
        ImmutableArray<Layer> layers = [Layers[0] with { Pruning = new LayerPruning(Granularity.Filter, Criterion.L1) }, new Layer("Output", 27, 2, Activation.None)];
        float[] weights = [.. Weights, .. Enumerable.Range(1, 54).Select(i => (float)i), 0, 0];
        var masks = Pruner.Prune(
            layers, new IterativePruningDefinition(Criterion.Magnitude, Granularity.Weight, Scope.Layer, default), weights, MaskSet.Dense(layers), new ScheduleLevel(1, [2, 2], [16, 50]));

        Assert.That(Kept(masks), Is.EqualTo(Enumerable.Range(8, 16)));
        Assert.That(Enumerable.Range(0, 54).Where(index => masks[1][index]), Is.EqualTo(Enumerable.Range(4, 50)));
    }

    [Test]
    public void Rearranged_masks_have_as_many_whole_groups([Values(Granularity.Filter, Granularity.Channel)] Granularity granularity)
    {
        var ticket = Prune(granularity, Criterion.L1, MaskSet.Dense(Layers), granularity == Granularity.Filter ? 8 : 12)[0];
        var seen = new HashSet<Mask>();
        for (var seed = 0; seed < 20; seed++)
        {
            var mask = Rearrangement.OfGroups(ticket, Layers[0], granularity, new RandomKey("groups", seed).Stream(RandomPurpose.RearrangedMasks));
            Assert.That(mask.Count, Is.EqualTo(ticket.Count));
            for (var index = 0; index < 24; index++)
                Assert.That(mask[index], Is.EqualTo(granularity == Granularity.Filter ? mask[index / 8 * 8] : mask[index % 8 / 4 * 4]));
            seen.Add(mask);
        }

        Assert.That(seen, Has.Count.EqualTo(granularity == Granularity.Filter ? 3 : 2));
    }

    private static double[] Scores(Granularity granularity, Criterion criterion, Mask? mask = null) =>
        GroupScores.Of(new LayerPruning(granularity, criterion), Layers, 0, new PruningEvidence(Weights), mask ?? Mask.Dense(8, 3));

    private static MaskSet Prune(Granularity granularity, Criterion criterion, MaskSet masks, int left, float[]? weights = null, int seed = 0) => Pruner.Prune(
        Layers, new IterativePruningDefinition(criterion, granularity, Scope.Layer, default),
        new PruningEvidence(weights ?? Weights) { Random = layer => new RandomKey("groups", seed).Stream(RandomPurpose.RandomScores, (uint)layer) },
        masks, new ScheduleLevel(1, [3], [left]));

    private static IEnumerable<int> Kept(MaskSet masks) => Enumerable.Range(0, masks[0].Length).Where(index => masks[0][index]);
}
