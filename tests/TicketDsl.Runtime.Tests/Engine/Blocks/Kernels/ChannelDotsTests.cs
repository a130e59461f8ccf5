using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Tests.Engine.Blocks.Kernels;

[TestFixture(typeof(Lanes512))]
[TestFixture(typeof(Lanes256))]
[TestFixture(typeof(Lanes128))]
[TestFixture(typeof(Lanes32))]
internal sealed unsafe class ChannelDotsTests<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    [Test]
    public void They_are_the_plain_twin_to_the_bit_for_any_number_of_units_and_sources([Range(1, 9)] int units, [Range(1, 20)] int sources)
    {
        var random = new Random(100 * units + sources);
        foreach (var edges in (double[])[0, 0.01])
            AssertPlain(random, units, sources, rows: random.Next(4), elements: random.Next(1, 24), edges);
    }

    [Test]
    public void They_are_the_plain_twin_to_the_bit_in_rows_of_any_length([Range(1, 40)] int elements) =>
        AssertPlain(new Random(elements), units: 5, sources: 7, rows: 2, elements, edges: 0);

    private static void AssertPlain(Random random, int units, int sources, int rows, int elements, double edges)
    {
        var sourceRow = 16 * elements + random.Next(40);
        var errorRow = elements + random.Next(5);
        var errorStride = rows * errorRow + random.Next(3);
        var gradientStride = 16 * sources + random.Next(20);

        // Sources overlap, as those of a window's columns do; their gradients do not, and may lie in any order.
        using var offsets = Numbers.Offsets(random, sources, rows: 20, stride: 16);
        int[] targets = [.. Enumerable.Range(0, sources).Select(source => 16 * source)];
        random.Shuffle(targets);
        using var source = Numbers.Of(random, rows * sourceRow + 20 * 16, edges);
        using var errors = Numbers.Of(random, units * errorStride + 1, edges);
        using var gradients = Numbers.Of(random, units * gradientStride, edges);
        var expected = gradients.Span.ToArray();
        for (var unit = 0; unit < units; unit++)
            for (var s = 0; s < sources; s++)
                for (var channel = 0; channel < 16; channel++)
                {
                    ref var gradient = ref expected[unit * gradientStride + targets[s] + channel];
                    for (var row = 0; row < rows; row++)
                        for (var i = 0; i < elements; i++)
                        {
                            gradient = MathF.FusedMultiplyAdd(
                                errors.Span[unit * errorStride + row * errorRow + i], source.Span[offsets.Span[s] + row * sourceRow + 16 * i + channel], gradient);
                        }
                }

        var pointers = stackalloc float*[sources];
        for (var s = 0; s < sources; s++) pointers[s] = source.Pointer + offsets.Span[s];
        fixed (int* to = targets)
            ChannelDots.Add<TLanes>(
                pointers, sources, sourceRow, errors.Pointer, errorRow, errorStride, units, rows, elements, gradients.Pointer, to, gradientStride);

        Assert.That(Bits.Difference(gradients.Span, expected), Is.Null, $"{units} units, {sources} sources, {rows} rows, {elements} elements");
    }
}
