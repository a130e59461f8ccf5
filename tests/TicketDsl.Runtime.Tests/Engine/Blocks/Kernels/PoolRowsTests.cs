using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Tests.Engine.Blocks.Kernels;

[TestFixture(typeof(Lanes512))]
[TestFixture(typeof(Lanes256))]
[TestFixture(typeof(Lanes128))]
[TestFixture(typeof(Lanes32))]
internal sealed unsafe class PoolRowsTests<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    private const int Slack = 24;

    [Test]
    public void Means_are_the_plain_twin_to_the_bit([Range(1, 40, 3)] int places, [Values(0, 0.05)] double edges)
    {
        var random = new Random(places);
        var (row, stride) = (32 * places + Slack, 16 + random.Next(3) * 16);
        using var source = Tied(random, 2 * row, edges);
        using var target = Numbers.Of(random, places * stride, edges);
        var expected = target.Span.ToArray();
        Pool(source.Span, row, places, greatest: false, rectifies: false, expected, stride);

        PoolRows.Mean<TLanes>(source.Pointer, row, places, target.Pointer, stride);

        Assert.That(Bits.Difference(target.Span, expected), Is.Null);
    }

    [Test]
    public void The_greatest_and_who_it_was_are_the_plain_twin_to_the_bit([Range(1, 40, 3)] int places, [Values] bool rectifies, [Values(0, 0.05)] double edges)
    {
        var random = new Random(places);
        var (row, stride) = (32 * places + Slack, 16 + random.Next(3) * 16);
        using var source = Tied(random, 2 * row, edges);
        using var target = Numbers.Of(random, places * stride, edges);
        using var winners = new NativeArray<ushort>(places * PoolRows.Winners);
        var (expected, greatest) = (target.Span.ToArray(), new float[places * stride]);
        Pool(source.Span, row, places, greatest: true, rectifies, expected, stride);
        Pool(source.Span, row, places, greatest: true, rectifies: false, greatest, stride);

        PoolRows.Greatest<TLanes>(source.Pointer, row, places, rectifies, target.Pointer, stride, winners.Pointer);

        Assert.That(Bits.Difference(target.Span, expected), Is.Null);
        for (var place = 0; place < places; place++)
            for (var lane = 0; lane < 16; lane++)
            {
                var first = Enumerable.Range(0, 4).FirstOrDefault(part => !(greatest[place * stride + lane] > At(part)), -1);
                for (var part = 0; part < 4; part++)
                    Assert.That(winners.Span[place * PoolRows.Winners + part] >> lane & 1, Is.EqualTo(part == first ? 1 : 0), $"place {place}, lane {lane}, part {part}");

                float At(int part) => source.Span[part / 2 * row + part % 2 * 16 + 32 * place + lane];
            }
    }

    [Test]
    public void Gradients_go_to_who_won([Range(1, 40, 3)] int places, [Values(0, 0.05)] double edges)
    {
        var random = new Random(places);
        var (gradientRow, stride) = (32 * places + random.Next(Slack), 16 + random.Next(3) * 16);
        using var winners = new NativeArray<ushort>(places * PoolRows.Winners);
        foreach (ref var bits in winners.Span) bits = (ushort)random.Next(65536);
        using var errors = Numbers.Of(random, places * stride, edges);
        using var gradient = Numbers.Of(random, 2 * gradientRow, edges);
        var expected = gradient.Span.ToArray();
        for (var place = 0; place < places; place++)
            for (var lane = 0; lane < 16; lane++)
                for (var part = 0; part < 4; part++)
                {
                    var hasWon = (winners.Span[place * PoolRows.Winners + part] >> lane & 1) != 0;
                    expected[part / 2 * gradientRow + part % 2 * 16 + 32 * place + lane] = hasWon ? errors.Span[place * stride + lane] : 0;
                }

        PoolRows.GreatestBack<TLanes>(winners.Pointer, places, errors.Pointer, stride, gradient.Pointer, gradientRow);

        Assert.That(Bits.Difference(gradient.Span, expected), Is.Null);
    }

    [Test]
    public void The_first_of_the_greatest_gets_all_of_the_error()
    {
        // Per lane: the four places, upper row first, and who gets the error.
        (float[] Places, int First)[] lanes = [([1, 2, 3, 4], 3), ([4, 2, 3, 4], 0), ([-1, -1, -1, -1], 0), ([0, 5, 5, 1], 1), ([0, 1, 7, 7], 2)];
        using var source = new NativeArray<float>(64);
        using var pooled = new NativeArray<float>(16);
        using var errors = new NativeArray<float>(16);
        using var gradient = new NativeArray<float>(64);
        using var winners = new NativeArray<ushort>(PoolRows.Winners);
        errors.Span.Fill(0.75f);
        for (var lane = 0; lane < lanes.Length; lane++)
            for (var part = 0; part < 4; part++) source.Span[16 * part + lane] = lanes[lane].Places[part];

        PoolRows.Greatest<TLanes>(source.Pointer, 32, 1, rectifies: false, pooled.Pointer, 16, winners.Pointer);
        PoolRows.GreatestBack<TLanes>(winners.Pointer, 1, errors.Pointer, 16, gradient.Pointer, 32);

        for (var lane = 0; lane < lanes.Length; lane++)
            for (var part = 0; part < 4; part++)
                Assert.That(gradient.Span[16 * part + lane], Is.EqualTo(part == lanes[lane].First ? 0.75f : 0));
    }

    private static void Pool(ReadOnlySpan<float> source, int row, int places, bool greatest, bool rectifies, Span<float> target, int stride)
    {
        for (var place = 0; place < places; place++)
            for (var lane = 0; lane < 16; lane++)
            {
                var first = 32 * place + lane;
                var value = source[first];
                foreach (var next in (ReadOnlySpan<float>)[source[first + 16], source[row + first], source[row + first + 16]])
                    value = !greatest ? value + next : value <= next ? next : value;
                if (!greatest) value *= 0.25f;
                target[place * stride + lane] = rectifies && value <= 0 ? 0 : value;
            }
    }

    /// <summary>Half of them from −2 to 2 in whole numbers, so that the greatest is often there twice.</summary>
    private static NativeArray<float> Tied(Random random, int count, double edges)
    {
        var numbers = Numbers.Of(random, count, edges);
        foreach (ref var number in numbers.Span)
            if (random.Next(2) == 0) number = random.Next(-2, 3);
        return numbers;
    }
}
