using TicketDsl.Runtime.Randomness;

namespace TicketDsl.Runtime.Tests.Randomness;

public sealed class RandomStreamTests
{
    private static readonly RandomKey Key = new("seed", 3);

    [Test]
    public void The_same_key_purpose_and_stream_number_give_the_same_words() =>
        Assert.That(Words(new RandomKey("seed", 3).Stream(RandomPurpose.BatchOrder, 5)), Is.EqualTo(Words(Key.Stream(RandomPurpose.BatchOrder, 5))));

    [Test]
    public void Streams_differ_by_seed_replicate_purpose_and_stream_number()
    {
        RandomStream[] streams =
        [
            Key.Stream(RandomPurpose.BatchOrder, 5),
            new RandomKey("Seed", 3).Stream(RandomPurpose.BatchOrder, 5),
            new RandomKey("seed", 4).Stream(RandomPurpose.BatchOrder, 5),
            Key.Stream(RandomPurpose.InitialWeights, 5),
            Key.Stream(RandomPurpose.BatchOrder, 6),
        ];

        Assert.That(streams.SelectMany(Words), Is.Unique);
    }

    [Test]
    public void Every_purpose_keeps_the_number_that_results_were_made_with() =>
        Assert.That(Enum.GetValues<RandomPurpose>().Select(purpose => $"{purpose} {(int)purpose}"), Is.EqualTo(new[]
        {
            "InitialWeights 1", "BatchOrder 2", "ValidationSplit 3", "ReinitializedWeights 4", "RearrangedWeights 5", "RearrangedMasks 6",
            "Dropout 7", "Augmentation 8", "RandomMasks 9", "WeightNoise 10", "ReorderedBatches 11", "RandomScores 12",
        }));

    [Test]
    public void A_stream_is_the_blocks_of_ascending_counters_word_after_word()
    {
        var stream = new RandomStream(key0: 11, key1: 12, stream: 13, purpose: 14, replicate: 15);
        var (a0, a1, a2, a3) = Philox.Block(0, 13, 14, 15, 11, 12);
        var (b0, b1, b2, b3) = Philox.Block(1, 13, 14, 15, 11, 12);

        Assert.That(Words(stream), Is.EqualTo(new[] { a0, a1, a2, a3, b0, b1, b2, b3 }));
    }

    [Test]
    public void A_number_below_a_bound_is_each_one_equally_often()
    {
        const int Bound = 7;
        const int Draws = 70_000;
        var stream = Key.Stream(RandomPurpose.BatchOrder);
        var counts = new int[Bound];
        for (var i = 0; i < Draws; i++) counts[stream.NextBelow(Bound)]++;

        // 22.46 is passed once in a thousand with 6 degrees of freedom.
        Assert.That(ChiSquare(counts, Draws), Is.LessThan(22.46));
    }

    [Test]
    public void A_bound_that_does_not_divide_the_words_takes_no_number_more_often()
    {
        // 2³² words fall on ⅜·2³² numbers as 3, 3, 2, 3, 3, 2 …: without rejection every third number comes too rarely.
        const int Bound = 3 << 29;
        const int Draws = 60_000;
        var stream = Key.Stream(RandomPurpose.BatchOrder);
        var counts = new int[3];
        for (var i = 0; i < Draws; i++) counts[stream.NextBelow(Bound) % 3]++;

        Assert.That(ChiSquare(counts, Draws), Is.LessThan(13.82));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(int.MaxValue)]
    public void A_number_below_a_bound_is_in_range(int bound)
    {
        var stream = Key.Stream(RandomPurpose.BatchOrder);
        for (var i = 0; i < 2000; i++) Assert.That(stream.NextBelow(bound), Is.InRange(0, bound - 1));
    }

    [Test]
    public void There_is_no_number_below_0() =>
        Assert.That(() => Key.Stream(RandomPurpose.BatchOrder).NextBelow(0), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [TestCase(0ul, ExpectedResult = 1.0 / (1ul << 53))]
    [TestCase(ulong.MaxValue, ExpectedResult = 1 - 1.0 / (1ul << 53))]
    public double The_least_and_the_greatest_uniform_number_stay_inside_the_open_interval(ulong bits) => RandomStream.Uniform(bits);

    [Test]
    public void Uniform_numbers_fill_every_part_of_the_interval_equally()
    {
        const int Draws = 100_000;
        var stream = Key.Stream(RandomPurpose.InitialWeights);
        var counts = new int[20];
        for (var i = 0; i < Draws; i++) counts[(int)(stream.NextUniform() * counts.Length)]++;

        // 43.82 is passed once in a thousand with 19 degrees of freedom.
        Assert.That(ChiSquare(counts, Draws), Is.LessThan(43.82));
    }

    [Test]
    public void A_shuffle_loses_and_doubles_nothing()
    {
        var items = Enumerable.Range(0, 1000).ToArray();
        Key.Stream(RandomPurpose.BatchOrder).Shuffle(items);

        Assert.That(items, Is.EquivalentTo(Enumerable.Range(0, 1000)).And.Not.Ordered);
    }

    [Test]
    public void Every_order_of_a_shuffle_is_equally_likely()
    {
        const int Shuffles = 24_000;
        var stream = Key.Stream(RandomPurpose.BatchOrder);
        var orders = new Dictionary<string, int>();
        for (var i = 0; i < Shuffles; i++)
        {
            int[] items = [0, 1, 2, 3];
            stream.Shuffle(items);
            var order = string.Concat(items);
            orders[order] = orders.GetValueOrDefault(order) + 1;
        }

        Assert.That(orders, Has.Count.EqualTo(24));

        // 49.73 is passed once in a thousand with 23 degrees of freedom.
        Assert.That(ChiSquare([.. orders.Values], Shuffles), Is.LessThan(49.73));
    }

    private static uint[] Words(RandomStream stream) => [.. Enumerable.Range(0, 8).Select(_ => stream.NextWord())];

    private static double ChiSquare(int[] counts, int draws)
    {
        var expected = (double)draws / counts.Length;
        return counts.Sum(count => (count - expected) * (count - expected) / expected);
    }
}
