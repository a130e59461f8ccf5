namespace TicketDsl.Runtime.Engine.Kernels;

/// <summary>
/// A matrix by its entries, row after row, columns ascending within a row: what is 0 is not there and costs nothing.
/// Holds inputs and activations by example, the same by feature, and error signals by example.
/// </summary>
internal sealed unsafe class SparseRows : IDisposable
{
    private readonly NativeArray<int> _starts;
    private readonly NativeArray<int> _columns;
    private readonly NativeArray<float> _values;

    /// <summary>Room for a matrix of that shape with no zero at all.</summary>
    public SparseRows(int rows, int columns)
    {
        Capacity = rows;
        _starts = new NativeArray<int>(rows + 1);
        _columns = new NativeArray<int>(rows * columns);
        _values = new NativeArray<float>(rows * columns);
    }

    /// <summary>Rows there is room for.</summary>
    public int Capacity { get; }

    /// <summary>Where each row's entries start; one more for the end.</summary>
    public int* Starts => _starts.Pointer;

    /// <summary>Column of each entry.</summary>
    public int* Columns => _columns.Pointer;

    /// <summary>Value of each entry.</summary>
    public float* Values => _values.Pointer;

    public void Dispose()
    {
        _starts.Dispose();
        _columns.Dispose();
        _values.Dispose();
    }

    /// <summary>Takes the entries of a dense matrix that are not 0 (NaN is kept).</summary>
    public void FromDense(float* dense, int rows, int columns, int stride)
    {
        var outColumns = Columns;
        var outValues = Values;
        var entries = 0;
        for (var row = 0; row < rows; row++, dense += stride)
        {
            Starts[row] = entries;
            for (var column = 0; column < columns; column++)
            {
                // Written always, counted only where it is not 0: no branch to predict.
                var value = dense[column];
                outColumns[entries] = column;
                outValues[entries] = value;
                entries += value != 0 ? 1 : 0;
            }
        }

        Starts[rows] = entries;
    }

    /// <summary>Takes the transpose of the first <paramref name="rows"/> rows of another: a counting sort, so columns ascend again.</summary>
    public void FromTranspose(SparseRows source, int rows, int columns)
    {
        var starts = Starts;
        new Span<int>(starts, columns + 1).Clear();
        var entries = source.Starts[rows];
        for (var entry = 0; entry < entries; entry++) starts[source.Columns[entry] + 1]++;
        for (var column = 0; column < columns; column++) starts[column + 1] += starts[column];
        for (var row = 0; row < rows; row++)
        {
            for (var entry = source.Starts[row]; entry < source.Starts[row + 1]; entry++)
            {
                var place = starts[source.Columns[entry]]++;
                Columns[place] = row;
                Values[place] = source.Values[entry];
            }
        }

        // Each start has moved to its row's end, which is the next row's start.
        for (var column = columns; column > 0; column--) starts[column] = starts[column - 1];
        starts[0] = 0;
    }

    /// <summary>One row of <paramref name="columns"/> ones.</summary>
    public void FromOnes(int columns)
    {
        Starts[0] = 0;
        Starts[1] = columns;
        for (var column = 0; column < columns; column++)
        {
            Columns[column] = column;
            Values[column] = 1;
        }
    }
}
