using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Tests.Engine;

[TestFixture(typeof(Lanes512))]
[TestFixture(typeof(Lanes256))]
[TestFixture(typeof(Lanes128))]
[TestFixture(typeof(Lanes32))]
internal sealed unsafe class RowSumsTests<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    [Test]
    public void They_are_the_plain_twins_to_the_bit_in_every_shape()
    {
        var random = new Random(1);
        for (var stride = 16; stride <= 336; stride += 16)
        {
            foreach (var edges in (double[])[0, 0.02])
                AssertPlain(random, rows: random.Next(1, 6), columns: random.Next(1, 30), stride, edges);
        }
    }

    [Test]
    public void A_block_of_every_width_is_the_plain_twin_to_the_bit([Range(1, RowSums.MostVectors)] int vectors)
    {
        const int Rows = 5;
        const int Columns = 9;
        var random = new Random(vectors);
        var width = vectors * TLanes.Count;
        using var entries = Entries(random, Rows, Columns, edges: 0);
        using var matrix = Numbers.Of(random, Columns * width, edges: 0);
        using var start = Numbers.Of(random, width, edges: 0);
        using var expected = new NativeArray<float>(Rows * width);
        using var actual = new NativeArray<float>(2 * width);
        RowSums.Plain(entries, Rows, matrix.Pointer, width, start.Pointer, expected.Pointer);

        RowSums.Block<TLanes>(vectors, entries, 2, 2, matrix.Pointer, width, start.Pointer, actual.Pointer, width);

        Assert.That(Bits.Difference(actual.Span, expected.Span.Slice(2 * width, 2 * width)), Is.Null);
    }

    [Test]
    public void Blocks_cover_every_column_once_and_fit_in_registers([Range(16, 1024, 16)] int columns)
    {
        var starts = Enumerable.Range(0, RowSums.Blocks<TLanes>(columns) + 1).Select(block => RowSums.BlockStart<TLanes>(columns, block)).ToArray();

        Assert.That((starts[0], starts[^1]), Is.EqualTo((0, columns)));
        for (var block = 1; block < starts.Length; block++)
            Assert.That(starts[block] - starts[block - 1], Is.InRange(TLanes.Count, RowSums.MostVectors * TLanes.Count));
    }

    [Test]
    public void Tile_after_tile_they_are_the_plain_twins_to_the_bit([Values(5, 64, 65, 200)] int columns, [Values(16, 48, 304)] int stride, [Values(0, 0.005)] double edges)
    {
        const int Rows = 6;
        var random = new Random(columns + stride);
        using var entries = Entries(random, Rows, columns, edges);
        using var matrix = Numbers.Of(random, columns * stride, edges);
        using var start = Numbers.Of(random, stride, edges);
        using var expected = new NativeArray<float>(Rows * stride);
        using var actual = new NativeArray<float>(Rows * stride);
        RowSums.Plain(entries, Rows, matrix.Pointer, stride, start.Pointer, expected.Pointer);

        RowSums.TiledPanel<TLanes>(entries, Rows, stride, matrix.Pointer, stride, start.Pointer, actual.Pointer, stride);

        Assert.That(Bits.Difference(actual.Span, expected.Span), Is.Null);
    }

    [Test]
    public void A_panel_has_strides_of_its_own()
    {
        const int Columns = 48;
        var random = new Random(2);
        using var entries = Entries(random, 3, 7, edges: 0);
        using var matrix = Numbers.Of(random, 7 * Columns, edges: 0);
        using var start = Numbers.Of(random, Columns, edges: 0);
        using var expected = new NativeArray<float>(3 * Columns);
        using var actual = new NativeArray<float>(3 * 112);
        RowSums.Plain(entries, 3, matrix.Pointer, Columns, start.Pointer, expected.Pointer);

        RowSums.Panel<TLanes>(entries, 3, Columns, matrix.Pointer, Columns, start.Pointer, actual.Pointer + 32, 112);

        for (var row = 0; row < 3; row++)
            Assert.That(Bits.Difference(actual.Span.Slice(row * 112 + 32, Columns), expected.Span.Slice(row * Columns, Columns)), Is.Null);
        Assert.That(actual.Span[..32].ToArray(), Is.All.Zero);
    }

    [Test]
    public void An_entry_that_is_0_may_be_left_out()
    {
        const int Stride = 48;
        var random = new Random(3);
        using var matrix = Numbers.Of(random, 4 * Stride, edges: 0);
        using var start = Numbers.Of(random, Stride, edges: 0);
        using var with = Row((0, 1.5f), (1, 0f), (2, -0f), (3, 0.1f));
        using var without = Row((0, 1.5f), (3, 0.1f));
        using var sums = new NativeArray<float>(2 * Stride);

        RowSums.All<TLanes>(with, 1, matrix.Pointer, Stride, start.Pointer, sums.Pointer);
        RowSums.All<TLanes>(without, 1, matrix.Pointer, Stride, start.Pointer, sums.Pointer + Stride);

        Assert.That(Bits.Difference(sums.Span[..Stride], sums.Span[Stride..]), Is.Null);
    }

    [Test]
    public void They_are_sums_of_products()
    {
        const int Stride = 32;
        var random = new Random(4);
        using var entries = Entries(random, 6, 40, edges: 0);
        using var matrix = Numbers.Of(random, 40 * Stride, edges: 0);
        using var start = Numbers.Of(random, Stride, edges: 0);
        using var sums = new NativeArray<float>(6 * Stride);

        RowSums.All<TLanes>(entries, 6, matrix.Pointer, Stride, start.Pointer, sums.Pointer);

        for (var row = 0; row < 6; row++)
        {
            for (var column = 0; column < Stride; column++)
            {
                double sum = start.Span[column];
                for (var entry = entries.Starts[row]; entry < entries.Starts[row + 1]; entry++)
                    sum += (double)entries.Values[entry] * matrix.Span[entries.Columns[entry] * Stride + column];
                Assert.That(sums.Span[row * Stride + column], Is.EqualTo(sum).Within(1e-4));
            }
        }
    }

    private static void AssertPlain(Random random, int rows, int columns, int stride, double edges)
    {
        using var entries = Entries(random, rows, columns, edges);
        using var matrix = Numbers.Of(random, columns * stride, edges);
        using var start = Numbers.Of(random, stride, edges);
        using var expected = new NativeArray<float>(rows * stride);
        using var actual = new NativeArray<float>(rows * stride);

        RowSums.Plain(entries, rows, matrix.Pointer, stride, start.Pointer, expected.Pointer);
        RowSums.All<TLanes>(entries, rows, matrix.Pointer, stride, start.Pointer, actual.Pointer);

        Assert.That(Bits.Difference(actual.Span, expected.Span), Is.Null, $"{rows} rows, {columns} columns, stride {stride}");
    }

    private static SparseRows Entries(Random random, int rows, int columns, double edges)
    {
        var stride = (columns + 15) / 16 * 16;
        using var dense = Numbers.Of(random, rows * stride, edges);
        foreach (ref var number in dense.Span)
            if (random.Next(3) == 0) number = 0;
        using var lit = new LitBits(columns, 64);
        var entries = new SparseRows(rows, columns);
        entries.FromDense<Lanes32>(dense.Pointer, rows, columns, stride, lit);
        return entries;
    }

    private static SparseRows Row(params (int Column, float Value)[] row)
    {
        var entries = new SparseRows(1, row.Length);
        for (var i = 0; i < row.Length; i++) (entries.Columns[i], entries.Values[i]) = row[i];
        (entries.Starts[0], entries.Starts[1]) = (0, row.Length);
        return entries;
    }
}
