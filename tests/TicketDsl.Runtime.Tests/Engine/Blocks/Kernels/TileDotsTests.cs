using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Tests.Engine.Blocks.Kernels;

[TestFixture(typeof(Lanes512))]
[TestFixture(typeof(Lanes256))]
[TestFixture(typeof(Lanes128))]
[TestFixture(typeof(Lanes32))]
internal sealed unsafe class TileDotsTests<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    private const int MostOffset = 40;

    [Test]
    public void They_are_the_plain_twin_to_the_bit_for_any_number_of_units_and_terms([Range(1, 9)] int units, [Range(1, 20)] int terms)
    {
        var random = new Random(100 * units + terms);
        foreach (var edges in (double[])[0, 0.01])
            AssertPlain(random, units, terms, rows: random.Next(1, 5), places: random.Next(1, 9), edges);
    }

    [Test]
    public void They_are_the_plain_twin_to_the_bit_in_rows_of_any_length([Range(1, 40)] int places) =>
        AssertPlain(new Random(places), units: 6, terms: 9, rows: 3, places, edges: 0);

    [Test]
    public void Without_rows_nothing_is_added() => AssertPlain(new Random(1), units: 3, terms: 7, rows: 0, places: 2, edges: 0);

    private static void AssertPlain(Random random, int units, int terms, int rows, int places, double edges)
    {
        var floats = 16 * places;
        var (sourceRow, errorRow) = (floats + random.Next(40), floats + random.Next(40));
        var errorStride = rows * errorRow + random.Next(3);
        var gradientStride = terms + random.Next(4);
        using var offsets = Numbers.Offsets(random, terms, rows: 2 * MostOffset + 1, stride: 1);
        foreach (ref var offset in offsets.Span) offset -= MostOffset;
        using var source = Numbers.Of(random, rows * sourceRow + 2 * MostOffset, edges);
        using var errors = Numbers.Of(random, units * errorStride + 1, edges);
        using var gradients = Numbers.Of(random, units * gradientStride, edges);
        var expected = gradients.Span.ToArray();
        for (var unit = 0; unit < units; unit++)
            for (var term = 0; term < terms; term++)
            {
                expected[unit * gradientStride + term] += PlainDots.Of(
                    errors.Span[(unit * errorStride)..], errorRow, source.Span[(MostOffset + offsets.Span[term])..], sourceRow, rows, floats);
            }

        TileDots.Add<TLanes>(
            offsets.Pointer, terms, source.Pointer + MostOffset, sourceRow, errors.Pointer, errorRow, errorStride, units, rows, floats,
            gradients.Pointer, gradientStride);

        Assert.That(Bits.Difference(gradients.Span, expected), Is.Null, $"{units} units, {terms} terms, {rows} rows, {places} places");
    }
}
