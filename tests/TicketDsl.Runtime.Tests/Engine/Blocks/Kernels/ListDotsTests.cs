using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Tests.Engine.Blocks.Kernels;

[TestFixture(typeof(Lanes512))]
[TestFixture(typeof(Lanes256))]
[TestFixture(typeof(Lanes128))]
[TestFixture(typeof(Lanes32))]
internal sealed unsafe class ListDotsTests<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    [Test]
    public void They_are_the_plain_twin_to_the_bit_in_tiles_of_any_size(
        [Values(1, ListDots.MostRows)] int rows, [Range(1, ListDots.MostPlaces)] int places, [Values(0, 0.01)] double edges)
    {
        var random = new Random(10 * places + rows);
        for (var units = 1; units <= 25; units += 4) AssertPlain(random, rows, places, units, edges);
    }

    private static void AssertPlain(Random random, int rows, int places, int units, double edges)
    {
        var floats = 16 * places;
        var (sourceRow, errorRow) = (floats + random.Next(40), floats + random.Next(40));
        var errorStride = rows * errorRow + random.Next(3);
        using var lists = new TermLists(random, units, edges);
        using var source = Numbers.Of(random, rows * sourceRow + 2 * TermLists.MostOffset, edges);
        using var errors = Numbers.Of(random, units * errorStride, edges);
        var expected = lists.Values.Span.ToArray();
        for (var unit = 0; unit < units; unit++)
            for (var term = lists.Starts.Span[unit]; term < lists.Starts.Span[unit + 1]; term++)
            {
                expected[term] += PlainDots.Of(
                    errors.Span[(unit * errorStride)..], errorRow, source.Span[(TermLists.MostOffset + lists.Offsets.Span[term])..], sourceRow, rows, floats);
            }

        ListDots.Add<TLanes>(
            rows, places, lists.Starts.Pointer, units, lists.Offsets.Pointer, source.Pointer + TermLists.MostOffset, sourceRow,
            errors.Pointer, errorRow, errorStride, lists.Values.Pointer);

        Assert.That(Bits.Difference(lists.Values.Span, expected), Is.Null, $"{rows} rows, {places} places, {units} units");
    }
}
