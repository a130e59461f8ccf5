using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Kernels;

namespace TicketDsl.Runtime.Tests.Engine;

public sealed unsafe class TurnTests
{
    [Test]
    public void A_block_of_bits_is_turned()
    {
        var random = new Random(1);
        using var rows = new NativeArray<ulong>(64);
        foreach (ref var row in rows.Span) row = (ulong)random.NextInt64() << 1 ^ (ulong)random.NextInt64();
        var before = rows.Span.ToArray();
        BitTurn.Run(rows.Pointer);

        for (var row = 0; row < 64; row++)
            for (var column = 0; column < 64; column++) Assert.That(rows.Span[column] >> row & 1, Is.EqualTo(before[row] >> column & 1));
    }

    [Test]
    public void A_matrix_of_floats_is_turned([Values(4, 20)] int rows, [Values(4, 28)] int columns)
    {
        using var source = Numbers.Of(new Random(rows), rows * 32, edges: 0.1);
        using var target = new NativeArray<float>(columns * 24);
        FloatTurn.Run(source.Pointer, rows, columns, 32, target.Pointer, 24);

        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++) Assert.That(Bits.Of(target.Span[column * 24 + row]), Is.EqualTo(Bits.Of(source.Span[row * 32 + column])));
    }

    [Test]
    public void Lit_bits_say_what_is_not_0_by_feature_and_by_example([Values(1, 21, 70)] int features, [Values(64, 128)] int stride, [Values] bool zeroIsZero)
    {
        var values = zeroIsZero ? Sample.Unit : Array.ConvertAll(Sample.Unit, value => value - 0.5f);
        var examples = Sample.Random(stride - 5, features, 2, seed: features, zeros: 0.7, values: values);
        using var bytes = new ByteColumns(features, stride);
        using var lit = new LitBits(features, stride);
        int[] rows = [.. Enumerable.Range(0, examples.Count).Reverse()];
        int[] order = [.. Enumerable.Range(0, features).Reverse()];
        bytes.Fill(examples, rows);

        Assert.That(lit.Fill(bytes, examples, rows.Length, order));
        lit.TurnToExamples(features);

        for (var i = 0; i < features; i++)
        {
            for (var x = 0; x < stride; x++)
            {
                var expected = x < rows.Length && examples.Input(rows[x], order[i]) != 0;
                Assert.That((lit.OfFeature(i)[x / 64] >> x % 64 & 1) != 0, Is.EqualTo(expected));
                Assert.That((lit.OfExample(x)[i / 64] >> i % 64 & 1) != 0, Is.EqualTo(expected));
            }
        }
    }

    [Test]
    public void Lit_bits_of_rows_say_the_same([Values(1, 21, 64, 70)] int features, [Values(64, 128)] int stride, [Values] bool zeroIsZero)
    {
        var values = zeroIsZero ? Sample.Unit : Array.ConvertAll(Sample.Unit, value => value - 0.5f);
        var examples = Sample.Random(stride - 5, features, 2, seed: features, zeros: 0.7, values: values);
        using var lit = new LitBits(features, stride);
        int[] all = [.. Enumerable.Range(0, stride).Select(row => row % examples.Count)];
        int[] rows = [.. Enumerable.Range(0, examples.Count).Reverse()];
        lit.FillRows(examples, all);
        lit.FillRows(examples, rows);
        lit.TurnToFeatures(features);

        for (var x = 0; x < stride; x++)
            for (var beyond = features; beyond < 64 * lit.ExampleWords; beyond++) Assert.That(lit.OfExample(x)[beyond / 64] >> beyond % 64 & 1, Is.Zero);
        for (var feature = 0; feature < features; feature++)
        {
            for (var x = 0; x < stride; x++)
            {
                var expected = x < rows.Length && examples.Input(rows[x], feature) != 0;
                Assert.That((lit.OfExample(x)[feature / 64] >> feature % 64 & 1) != 0, Is.EqualTo(expected));
                Assert.That((lit.OfFeature(feature)[x / 64] >> x % 64 & 1) != 0, Is.EqualTo(expected));
            }
        }
    }

    [Test]
    public void Activity_is_the_share_of_examples_in_which_a_feature_is_not_0()
    {
        var examples = Sample.Of(3, [0, 5, 0, 0, 1, 9, 0, 0, 7, 0, 0, 0], [0, 0, 0, 0]);
        var activity = FeatureActivity.Of(examples);
        Assert.That((activity[0], activity[1], activity[2]), Is.EqualTo((0, 0.5, 0.5)));
        Assert.That(FeatureActivity.Of(examples), Is.SameAs(activity));
    }

    [Test]
    public void Activity_counts_every_example_however_many([Values(1, 31, 70)] int features, [Values(254, 255, 256, 1021)] int count)
    {
        // The first feature always is.
        byte[] inputs = [.. Enumerable.Range(0, count * features).Select(i => (byte)(i % features == 0 ? 255 : i * 7 % 3))];
        var examples = Sample.Of(features, inputs, new byte[count]);
        var activity = FeatureActivity.Of(examples);

        for (var feature = 0; feature < features; feature++)
            Assert.That(activity[feature], Is.EqualTo((double)Enumerable.Range(0, count).Count(example => examples.Row(example)[feature] != 0) / count));
    }

    [Test]
    public void Where_a_byte_of_0_is_not_0_every_feature_is_active() =>
        Assert.That(FeatureActivity.Of(Sample.Of(1, [0, 0], [0, 0], Array.ConvertAll(Sample.Unit, value => value + 1)))[0], Is.EqualTo(1));
}
