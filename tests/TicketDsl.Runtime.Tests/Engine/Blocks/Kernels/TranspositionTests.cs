using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Blocks.Kernels;

namespace TicketDsl.Runtime.Tests.Engine.Blocks.Kernels;

internal sealed unsafe class TranspositionTests
{
    [Test]
    public void Rows_become_columns_and_missing_rows_zeros([Range(1, 16)] int rows, [Values(16, 17, 48)] int stride)
    {
        using var source = Numbers.Of(new Random(rows), 16 * stride, edges: 0.1);
        using var target = Numbers.Of(new Random(1), 256 + 16, edges: 0);
        var expected = target.Span.ToArray();
        for (var column = 0; column < 16; column++)
            for (var row = 0; row < 16; row++)
                expected[column * 16 + row] = row < rows ? source.Span[row * stride + column] : 0;

        Transposition.OfSixteen(source.Pointer, stride, rows, target.Pointer);

        Assert.That(Bits.Difference(target.Span, expected), Is.Null);
    }
}
