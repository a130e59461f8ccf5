using System.Numerics;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Kernels;

/// <summary>
/// A matrix by its entries, row after row, columns ascending within a row: what is 0 is not there and costs nothing.
/// Holds inputs, activations and error signals by example.
/// </summary>
internal sealed unsafe class SparseRows : IDisposable
{
    private readonly NativeArray<int> _starts;
    private readonly NativeArray<int> _tileEnds;
    private readonly NativeArray<int> _columns;
    private readonly NativeArray<float> _values;
    private readonly NativeArray<int> _numbers;

    /// <summary>Room for a matrix of that shape with no zero at all.</summary>
    public SparseRows(int rows, int columns)
    {
        Capacity = rows;
        Tiles = (columns + BitTurn.Block - 1) / BitTurn.Block;
        _tileEnds = new NativeArray<int>(rows * Tiles);
        _starts = new NativeArray<int>(rows + 1);

        // A vector's picked lanes are stored whole, so there is room for one after the last entry.
        _columns = new NativeArray<int>(rows * columns + 16);
        _values = new NativeArray<float>(rows * columns + 16);
        _numbers = new NativeArray<int>(columns + 16);
        for (var column = 0; column < columns; column++) _numbers.Span[column] = column;
    }

    /// <summary>Rows there is room for.</summary>
    public int Capacity { get; }

    /// <summary>Where each row's entries start; one more for the end.</summary>
    public int* Starts => _starts.Pointer;

    /// <summary>Tiles of 64 columns.</summary>
    public int Tiles { get; }

    /// <summary>Where each row's entries of a tile end, [rows, tiles]; known of rows that were taken from bits or a dense matrix.</summary>
    public int* TileEnds => _tileEnds.Pointer;

    /// <summary>Column of each entry.</summary>
    public int* Columns => _columns.Pointer;

    /// <summary>Value of each entry.</summary>
    public float* Values => _values.Pointer;

    public void Dispose()
    {
        _starts.Dispose();
        _tileEnds.Dispose();
        _columns.Dispose();
        _values.Dispose();
        _numbers.Dispose();
    }

    /// <summary>Takes the entries of a dense matrix that are not 0 (NaN is kept), and a bit for each of them.</summary>
    /// <param name="dense">[rows, stride].</param>
    /// <param name="rows">How many.</param>
    /// <param name="columns">Columns to look at.</param>
    /// <param name="stride">Floats from row to row, <paramref name="columns"/> rounded up to a multiple of 16 or more.</param>
    /// <param name="lit">Where the bits go, by row; those of further rows are cleared.</param>
    public void FromDense<TLanes>(float* dense, int rows, int columns, int stride, LitBits lit)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var entries = 0;
        for (var row = 0; row < rows; row++, dense += stride)
        {
            Starts[row] = entries;
            var words = lit.OfExample(row);
            new Span<ulong>(words, lit.ExampleWords).Clear();
            for (var column = 0; column < columns; column += TLanes.Count)
            {
                // Column numbers are picked as the values are; their bits only pass through.
                var value = TLanes.Load(dense + column);
                var bits = TLanes.NotZeroBits(value);
                if (column + TLanes.Count > columns) bits &= (1u << columns - column) - 1;
                words[column / BitTurn.Block] |= (ulong)bits << column;
                TLanes.StoreKept(TLanes.Load((float*)_numbers.Pointer + column), bits, (float*)Columns + entries);
                TLanes.StoreKept(value, bits, Values + entries);
                entries += BitOperations.PopCount(bits);

                // Also where a tile goes on: the last one counts.
                TileEnds[row * Tiles + column / BitTurn.Block] = entries;
            }
        }

        Starts[rows] = entries;
        for (var row = rows; row < lit.Examples; row++) new Span<ulong>(lit.OfExample(row), lit.ExampleWords).Clear();
    }

    /// <summary>Takes the inputs of a batch that are lit: column i is feature <paramref name="features"/>[i].</summary>
    public void FromLit(LitBits lit, Examples examples, ReadOnlySpan<int> rows, int[] features)
    {
        var entries = 0;
        var columns = Columns;
        var values = Values;
        fixed (byte* inputs = examples.PaddedInputs.Span)
        fixed (float* table = examples.Values)
        fixed (int* feature = features)
        {
            for (var r = 0; r < rows.Length; r++)
            {
                Starts[r] = entries;
                var row = inputs + (long)rows[r] * examples.Features;
                var scale = examples.Scales is { } scales ? scales[rows[r]] : 1f;
                for (var word = 0; word < lit.ExampleWords; word++)
                {
                    for (var left = lit.OfExample(r)[word]; left != 0; left &= left - 1)
                    {
                        var i = word * BitTurn.Block + BitOperations.TrailingZeroCount(left);
                        columns[entries] = i;
                        values[entries++] = table[row[feature[i]]] * scale;
                    }

                    TileEnds[r * Tiles + word] = entries;
                }
            }
        }

        Starts[rows.Length] = entries;
    }

    /// <summary>The same for all features in their order; where bytes stand for quotients, 16 at once.</summary>
    public void FromLit<TLanes>(LitBits lit, Examples examples, ReadOnlySpan<int> rows, int[] features, bool areQuotients)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        // Narrower vectors pick their lanes too slowly to gain by it.
        if (!areQuotients || TLanes.Count < 16)
        {
            FromLit(lit, examples, rows, features);
            return;
        }

        var entries = 0;
        fixed (byte* inputs = examples.PaddedInputs.Span)
        {
            for (var r = 0; r < rows.Length; r++)
            {
                Starts[r] = entries;
                var row = inputs + (long)rows[r] * examples.Features;
                var scale = TLanes.Broadcast(examples.Scales is { } scales ? scales[rows[r]] : 1f);
                for (var word = 0; word < lit.ExampleWords; word++)
                {
                    var column = word * BitTurn.Block;
                    for (var left = lit.OfExample(r)[word]; left != 0; left >>= TLanes.Count, column += TLanes.Count)
                    {
                        // Column numbers are picked as the values are; their bits only pass through.
                        var bits = (uint)left & 0xFFFF;
                        TLanes.StoreKept(TLanes.Load((float*)_numbers.Pointer + column), bits, (float*)Columns + entries);
                        TLanes.StoreKept(ByteInputs.Quotient<TLanes>(row + column) * scale, bits, Values + entries);
                        entries += BitOperations.PopCount(bits);
                    }

                    TileEnds[r * Tiles + word] = entries;
                }
            }
        }

        Starts[rows.Length] = entries;
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
