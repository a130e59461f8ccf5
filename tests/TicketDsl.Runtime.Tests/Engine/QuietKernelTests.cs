using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Tests.Engine;

[TestFixture(typeof(Lanes512))]
[TestFixture(typeof(Lanes256))]
[TestFixture(typeof(Lanes128))]
[TestFixture(typeof(Lanes32))]
internal sealed unsafe class QuietKernelTests<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    [Test]
    public void Gradients_over_lit_examples_are_their_plain_twin_to_the_bit(
        [Range(16, 336, 32)] int stride, [Values(1, 2)] int words, [Values] bool scaled, [Values(0, 0.01)] double edges)
    {
        var random = new Random(stride);
        using var bits = new NativeArray<ulong>(words);
        using var octets = new NativeArray<byte>(words * 64);
        using var table = Numbers.Of(random, 256, edges);
        using var scales = Numbers.Of(random, words * 64, edges);
        using var errors = Numbers.Of(random, words * 64 * stride, edges);
        using var expected = new NativeArray<float>(stride);
        using var actual = new NativeArray<float>(stride);
        random.NextBytes(octets.Span);
        foreach (var lit in (ulong[])[0, 1UL << 63, ulong.MaxValue, (ulong)random.NextInt64()])
        {
            bits.Span.Fill(lit);
            var factors = scaled ? scales.Pointer : null;
            var values = new ByteValues(octets.Pointer, table.Pointer, factors);
            LitGradients.Plain(bits.Pointer, words, values, errors.Pointer, stride, stride, expected.Pointer);

            LitGradients.Row<TLanes, ByteValues>(bits.Pointer, words, values, errors.Pointer, stride, stride, actual.Pointer);

            Assert.That(Bits.Difference(actual.Span, expected.Span), Is.Null, $"{lit:x}");
        }
    }

    [Test]
    public void Gradients_of_a_column_of_a_matrix_are_their_plain_twin_to_the_bit([Values(16, 112)] int columns)
    {
        const int Stride = 128;
        const int Column = 5;
        var random = new Random(columns);
        using var bits = new NativeArray<ulong>(1);
        bits.Span[0] = (ulong)random.NextInt64();
        using var matrix = Numbers.Of(random, 64 * Stride, edges: 0.001);
        using var errors = Numbers.Of(random, 64 * Stride, edges: 0.001);
        using var expected = new NativeArray<float>(columns);
        using var actual = new NativeArray<float>(columns);
        for (var column = 0; column < columns; column++)
        {
            for (var x = 0; x < 64; x++)
            {
                if ((bits.Span[0] >> x & 1) != 0)
                    expected.Span[column] = MathF.FusedMultiplyAdd(matrix.Span[x * Stride + Column], errors.Span[x * Stride + column], expected.Span[column]);
            }
        }

        LitGradients.Row<TLanes, ColumnValues>(bits.Pointer, 1, new ColumnValues(matrix.Pointer + Column, Stride), errors.Pointer, Stride, columns, actual.Pointer);

        Assert.That(Bits.Difference(actual.Span, expected.Span), Is.Null);
    }

    [Test]
    public void A_panel_gives_each_of_its_rows_as_the_plain_twin_does([Range(16, 176, 16)] int columns, [Values(1, 2)] int words)
    {
        const int Features = 5;
        var random = new Random(columns);
        var stride = words * 64;
        using var bits = new NativeArray<ulong>(Features * words);
        using var octets = new NativeArray<byte>(Features * stride);
        using var table = Numbers.Of(random, 256, edges: 0);
        using var errors = Numbers.Of(random, stride * 192, edges: 0.001);
        using var buffer = new NativeArray<float>(columns);
        using var expected = new NativeArray<float>(columns);
        random.NextBytes(octets.Span);
        foreach (ref var word in bits.Span) word = (ulong)random.NextInt64() & (ulong)random.NextInt64();
        using var taken = new NativeArray<float>(Features * columns);
        int[] rows = [0, 1, 3, 4];

        LitGradients.Panel<TLanes, ByteRows, ByteValues, Taker>(
            rows, words, new ByteRows(bits.Pointer, words, octets.Pointer, stride, table.Pointer, null), errors.Pointer, 192, columns, buffer.Pointer,
            new Taker(taken.Pointer, columns));

        for (var row = 0; row < Features; row++)
        {
            expected.Span.Clear();
            var values = new ByteValues(octets.Pointer + row * stride, table.Pointer, null);
            if (rows.Contains(row)) LitGradients.Plain(bits.Pointer + row * words, words, values, errors.Pointer, 192, columns, expected.Pointer);
            Assert.That(Bits.Difference(taken.Span.Slice(row * columns, columns), expected.Span), Is.Null, $"row {row}");
        }
    }

    /// <summary>Writes gradients down.</summary>
    private readonly struct Taker(float* target, int columns) : IGradientTaker
    {
        private readonly float* _target = target;
        private readonly int _columns = columns;

        public void Take(int row, float* gradient) => new Span<float>(gradient, _columns).CopyTo(new Span<float>(_target + row * _columns, _columns));
    }
}
