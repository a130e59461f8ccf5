using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Tests.Engine;

[TestFixture(typeof(Lanes512))]
[TestFixture(typeof(Lanes256))]
[TestFixture(typeof(Lanes128))]
[TestFixture(typeof(Lanes32))]
internal sealed unsafe class SparseRowsTests<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    [Test]
    public void They_take_what_is_not_0_from_a_dense_matrix([Values(0.0, 0.5, 1.0)] double zeros)
    {
        foreach (var (rows, columns, stride) in Shapes())
        {
            using var dense = Dense(rows, stride, zeros);
            using var sparse = new SparseRows(rows, columns);
            using var lit = new LitBits(columns, 64);
            new Span<ulong>(lit.OfExample(0), 64 * lit.ExampleWords).Fill(ulong.MaxValue);
            sparse.FromDense<TLanes>(dense.Pointer, rows, columns, stride, lit);

            Assert.That(Listed(sparse, rows), Is.EqualTo(Listed(rows, columns, (row, column) => dense.Span[row * stride + column])));
            for (var row = 0; row < 64; row++)
            {
                for (var column = 0; column < columns; column++)
                {
                    var bit = (lit.OfExample(row)[column / 64] >> column % 64 & 1) != 0;
                    Assert.That(bit, Is.EqualTo(row < rows && dense.Span[row * stride + column] != 0));
                }
            }
        }
    }

    [Test]
    public void NaN_is_not_0_and_what_pads_is_not_taken()
    {
        using var dense = new NativeArray<float>(16);
        dense.Span[1..].Fill(float.NaN);
        using var sparse = new SparseRows(1, 2);
        using var lit = new LitBits(2, 64);
        sparse.FromDense<TLanes>(dense.Pointer, 1, 2, 16, lit);

        Assert.That(Listed(sparse, 1), Is.EqualTo(new[] { (0, 1, float.NaN) }));
    }

    [Test]
    public void A_row_of_ones_has_a_1_in_every_column()
    {
        using var sparse = new SparseRows(1, 3);
        sparse.FromOnes(3);

        Assert.That(Listed(sparse, 1), Is.EqualTo(new[] { (0, 0, 1f), (0, 1, 1f), (0, 2, 1f) }));
    }

    [Test]
    public void Bytes_of_examples_become_scaled_inputs([Values(1, 7, 8, 21)] int features, [Values] bool zeroIsZero, [Values] bool scaled)
    {
        var values = zeroIsZero ? Sample.Unit : Array.ConvertAll(Sample.Unit, value => value - 0.5f);
        var scales = scaled ? new[] { 2f, 3f, 4f, 5f } : null;
        var examples = Sample.Random(4, features, 2, seed: features, zeros: 0.8, values: values, scales: scales);
        int[] rows = [3, 0, 3];
        int[] order = [.. Enumerable.Range(0, features).Reverse()];
        using var bytes = new ByteColumns(features, 64);
        bytes.Fill(examples, rows);
        using var lit = new LitBits(features, 64);
        lit.Fill(bytes, examples, rows.Length, order);
        lit.TurnToExamples(features);
        using var sparse = new SparseRows(rows.Length, features);
        sparse.FromLit(lit, examples, rows, order);

        Assert.That(Listed(sparse, rows.Length), Is.EqualTo(Listed(rows.Length, features, (row, i) =>
            values[examples.Row(rows[row])[order[i]]] * (scales?[rows[row]] ?? 1f))));
    }

    [Test]
    public void All_bytes_of_examples_become_scaled_inputs([Values(1, 16, 21, 64, 150)] int features, [Values] InputScaling scaling, [Values(0, 0.8)] double zeros)
    {
        var values = ByteScaling.Values(Dataset.Mnist, scaling);
        var scales = scaling == InputScaling.UnitNorm ? new[] { 2f, 3f, 4f, 5f } : null;
        var examples = Sample.Random(4, features, 2, seed: features, zeros: zeros, values: values, scales: scales);
        int[] rows = [3, 0, 3, 2];
        using var lit = new LitBits(features, 64);
        lit.FillRows(examples, rows);
        using var sparse = new SparseRows(rows.Length, features);
        sparse.FromLit<TLanes>(lit, examples, rows, [.. Enumerable.Range(0, features)], ByteInputs.AreQuotients(values));

        Assert.That(Listed(sparse, rows.Length), Is.EqualTo(Listed(rows.Length, features, (row, feature) => examples.Input(rows[row], feature))));
        for (var row = 0; row < rows.Length; row++)
        {
            for (var tile = 0; tile < sparse.Tiles; tile++)
            {
                var until = Math.Min(features, 64 * (tile + 1));
                var lits = Enumerable.Range(0, until).Count(feature => examples.Input(rows[row], feature) != 0);
                Assert.That(sparse.TileEnds[row * sparse.Tiles + tile], Is.EqualTo(sparse.Starts[row] + lits));
            }
        }
    }

    private static (int Rows, int Columns, int Stride)[] Shapes() => [(1, 1, 16), (1, 16, 16), (7, 5, 16), (20, 33, 48), (64, 3, 32), (5, 100, 112)];

    private static NativeArray<float> Dense(int rows, int stride, double zeros)
    {
        var random = new Random(rows * 1000 + stride);
        var dense = new NativeArray<float>(rows * stride);
        foreach (ref var value in dense.Span) value = random.NextDouble() < zeros ? random.Next(2) * -0f : random.NextSingle() - 0.5f;
        return dense;
    }

    private static List<(int Row, int Column, float Value)> Listed(int rows, int columns, Func<int, int, float> value) =>
    [
        .. Enumerable.Range(0, rows)
            .SelectMany(row => Enumerable.Range(0, columns).Select(column => (row, column, value(row, column))))
            .Where(entry => entry.Item3 != 0),
    ];

    private static List<(int Row, int Column, float Value)> Listed(SparseRows sparse, int rows)
    {
        var listed = new List<(int, int, float)>();
        for (var row = 0; row < rows; row++)
            for (var entry = sparse.Starts[row]; entry < sparse.Starts[row + 1]; entry++)
                listed.Add((row, sparse.Columns[entry], sparse.Values[entry]));
        return listed;
    }
}
