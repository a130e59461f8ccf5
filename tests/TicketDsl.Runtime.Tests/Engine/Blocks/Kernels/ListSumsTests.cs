using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Tests.Engine.Blocks.Kernels;

[TestFixture(typeof(Lanes512))]
[TestFixture(typeof(Lanes256))]
[TestFixture(typeof(Lanes128))]
[TestFixture(typeof(Lanes32))]
internal sealed unsafe class ListSumsTests<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    [Test]
    public void They_are_the_plain_twin_to_the_bit_in_tiles_of_any_size([Values(1, ListSums.MostRows)] int rows, [Values(0, 0.02)] double edges)
    {
        var random = new Random(rows);
        for (var positions = 1; positions <= ListSums.MostPositions<TLanes>(); positions++)
            foreach (var start in StartCase.All)
                for (var units = 1; units <= 9; units += 4)
                    AssertPlain(random, rows, positions, units, start, edges);
    }

    [Test]
    public void A_term_whose_weight_is_0_may_be_left_out()
    {
        int[] offsets = [0, 16, 5, 3];
        float[] weights = [0.3f, 0, -2, -0f];
        using var source = Numbers.Of(new Random(1), 64, edges: 0);
        using var with = new NativeArray<float>(16);
        using var without = new NativeArray<float>(16);
        fixed (int* all = offsets, some = (int[])[0, 5], starts = (int[])[0, 4], fewer = (int[])[0, 2])
        fixed (float* w = weights, v = (float[])[0.3f, -2])
        {
            ListSums.Tile<TLanes>(1, 1, starts, 1, all, w, source.Pointer, 0, with.Pointer, 0, 0, SumStart.Zero);
            ListSums.Tile<TLanes>(1, 1, fewer, 1, some, v, source.Pointer, 0, without.Pointer, 0, 0, SumStart.Zero);
        }

        Assert.That(Bits.Difference(with.Span, without.Span), Is.Null);
    }

    private static void AssertPlain(Random random, int rows, int positions, int units, StartCase start, double edges)
    {
        var floats = 16 * positions;
        var (sourceRow, targetRow) = (floats + random.Next(40), floats + random.Next(40));
        var targetStride = rows * targetRow + random.Next(3);
        using var lists = new TermLists(random, units, edges);
        using var source = Numbers.Of(random, rows * sourceRow + 2 * TermLists.MostOffset, edges);
        using var biases = Numbers.Of(random, units, edges);
        using var target = Numbers.Of(random, units * targetStride, edges);
        var expected = target.Span.ToArray();
        for (var unit = 0; unit < units; unit++)
            for (var row = 0; row < rows; row++)
                for (var x = 0; x < floats; x++)
                {
                    ref var to = ref expected[unit * targetStride + row * targetRow + x];
                    var sum = start.First(to, biases.Span[unit]);
                    for (var term = lists.Starts.Span[unit]; term < lists.Starts.Span[unit + 1]; term++)
                        sum = MathF.FusedMultiplyAdd(lists.Values.Span[term], source.Span[TermLists.MostOffset + row * sourceRow + x + lists.Offsets.Span[term]], sum);
                    to = start.Last(sum);
                }

        ListSums.Tile<TLanes>(
            rows, positions, lists.Starts.Pointer, units, lists.Offsets.Pointer, lists.Values.Pointer, source.Pointer + TermLists.MostOffset, sourceRow,
            target.Pointer, targetRow, targetStride, start.Of(biases.Pointer));

        Assert.That(Bits.Difference(target.Span, expected), Is.Null, $"{rows} rows, {positions} positions, {units} units, {start}");
    }
}
