using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Plans;

namespace TicketDsl.Runtime.Tests.Engine;

public sealed unsafe class SparseRowsTests
{
    [Test]
    public void They_take_what_is_not_0_from_a_dense_matrix([Values(0.0, 0.5, 1.0)] double zeros)
    {
        foreach (var (rows, columns, stride) in Shapes())
        {
            using var dense = Dense(rows, stride, zeros);
            using var sparse = new SparseRows(rows, columns);
            sparse.FromDense(dense.Pointer, rows, columns, stride);

            Assert.That(Listed(sparse, rows), Is.EqualTo(Listed(rows, columns, (row, column) => dense.Span[row * stride + column])));
        }
    }

    [Test]
    public void They_take_the_transpose_of_the_first_rows_of_another([Values(0.0, 0.5, 1.0)] double zeros)
    {
        foreach (var (rows, columns, stride) in Shapes())
        {
            using var dense = Dense(rows, stride, zeros);
            using var source = new SparseRows(rows, columns);
            source.FromDense(dense.Pointer, rows, columns, stride);
            using var transpose = new SparseRows(columns, rows);
            foreach (var some in (int[])[rows, (rows + 1) / 2])
            {
                transpose.FromTranspose(source, some, columns);

                Assert.That(Listed(transpose, columns), Is.EqualTo(Listed(columns, some, (column, row) => dense.Span[row * stride + column])));
            }
        }
    }

    [Test]
    public void NaN_is_not_0()
    {
        using var dense = new NativeArray<float>(2);
        dense.Span[1] = float.NaN;
        using var sparse = new SparseRows(1, 2);
        sparse.FromDense(dense.Pointer, 1, 2, 2);

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
        using var sparse = new SparseRows(rows.Length, features);
        InputRows.Fill(sparse, examples, rows);

        Assert.That(Listed(sparse, rows.Length), Is.EqualTo(Listed(rows.Length, features, (row, feature) =>
            values[examples.Row(rows[row])[feature]] * (scales?[rows[row]] ?? 1f))));
    }

    private static (int Rows, int Columns, int Stride)[] Shapes() => [(1, 1, 1), (1, 16, 16), (7, 5, 16), (20, 33, 48), (64, 3, 3)];

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
