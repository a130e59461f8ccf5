using System.Diagnostics;
using System.Runtime.CompilerServices;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Kernels;

/// <summary>
/// target[r, c] = start[c] + Σₑ value(e) · matrix[column(e), c] over the entries e of sparse row r: the one kernel that forward pass,
/// error signals and weight gradients are made of.
/// Order: each target is one chain of fused multiply-adds from start on, entries ascending; lanes and blocks hold different c,
/// so neither width nor blocking moves a bit, and an entry that is 0 may be left out.
/// </summary>
internal static unsafe class RowSums
{
    /// <summary>Most vectors a block holds in registers; with two more for value and loads they fit in 16.</summary>
    public const int MostVectors = 10;

    /// <summary>Tiles of 64 columns that pass together: of inputs lit as digits' pixels are, both tiles' rows of a block fit in the first cache.</summary>
    private const int TilesAtOnce = 2;

    /// <summary>Splits <paramref name="columns"/> (a multiple of 16) into blocks of nearly equal width, each at most <see cref="MostVectors"/> vectors.</summary>
    public static int Blocks<TLanes>(int columns)
        where TLanes : unmanaged, ILanes<TLanes> =>
        (columns / TLanes.Count + MostVectors - 1) / MostVectors;

    /// <summary>The first column of a block; block <paramref name="block"/> + 1 starts where this one ends.</summary>
    public static int BlockStart<TLanes>(int columns, int block)
        where TLanes : unmanaged, ILanes<TLanes> =>
        (int)((long)(columns / TLanes.Count) * block / Blocks<TLanes>(columns)) * TLanes.Count;

    /// <summary>All columns of <paramref name="rows"/> rows.</summary>
    /// <param name="entries">The sparse rows.</param>
    /// <param name="rows">How many of them.</param>
    /// <param name="matrix">[columns of the entries, stride].</param>
    /// <param name="stride">Floats from row to row of matrix and target, a multiple of 16.</param>
    /// <param name="start">What each sum starts from, [stride].</param>
    /// <param name="target">[rows, stride].</param>
    public static void All<TLanes>(SparseRows entries, int rows, float* matrix, int stride, float* start, float* target)
        where TLanes : unmanaged, ILanes<TLanes> =>
        Panel<TLanes>(entries, rows, stride, matrix, stride, start, target, stride);

    /// <summary><paramref name="columns"/> columns (a multiple of 16) of <paramref name="rows"/> rows; matrix and target have strides of their own.</summary>
    public static void Panel<TLanes>(SparseRows entries, int rows, int columns, float* matrix, int stride, float* start, float* target, int targetStride)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        // A block of columns after the other, so that the block of the matrix stays in cache while all rows pass.
        for (var block = 0; block < Blocks<TLanes>(columns); block++)
        {
            var column = BlockStart<TLanes>(columns, block);
            var vectors = (BlockStart<TLanes>(columns, block + 1) - column) / TLanes.Count;
            Block<TLanes>(vectors, entries, 0, rows, matrix + column, stride, start + column, target + column, targetStride);
        }
    }

    /// <summary>
    /// The same, but all rows pass by two tiles of 64 of the entries' columns after the other, so that the tiles' part of the matrix stays
    /// in the first cache. Sums rest in the target meanwhile; their order is the same.
    /// </summary>
    public static void TiledPanel<TLanes>(SparseRows entries, int rows, int columns, float* matrix, int stride, float* start, float* target, int targetStride)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var tile = 0; tile < entries.Tiles; tile += TilesAtOnce)
        {
            var last = Math.Min(tile + TilesAtOnce, entries.Tiles) - 1;
            for (var block = 0; block < Blocks<TLanes>(columns); block++)
            {
                var column = BlockStart<TLanes>(columns, block);
                var vectors = (BlockStart<TLanes>(columns, block + 1) - column) / TLanes.Count;
                var sums = target + column;
                Run<TLanes>(
                    vectors, tile == 0 ? entries.Starts : entries.TileEnds + tile - 1, tile == 0 ? 1 : entries.Tiles, entries.TileEnds + last, entries.Tiles,
                    entries, rows, matrix + column, stride, tile == 0 ? start + column : sums, tile == 0 ? 0 : targetStride, sums, targetStride);
            }
        }
    }

    /// <summary>One block of columns.</summary>
    public static void Block<TLanes>(
        int vectors, SparseRows entries, int firstRow, int rows, float* matrix, int stride, float* start, float* target, int targetStride)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        Run<TLanes>(vectors, entries.Starts + firstRow, 1, entries.Starts + firstRow + 1, 1, entries, rows, matrix, stride, start, 0, target, targetStride);
    }

    private static void Run<TLanes>(
        int vectors, int* begins, int beginStep, int* ends, int endStep, SparseRows entries, int rows, float* matrix, int stride, float* start, int startStride,
        float* target, int targetStride)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        switch (vectors)
        {
            case 1: Run<TLanes, Vectors1>(begins, beginStep, ends, endStep, entries, rows, matrix, stride, start, startStride, target, targetStride); break;
            case 2: Run<TLanes, Vectors2>(begins, beginStep, ends, endStep, entries, rows, matrix, stride, start, startStride, target, targetStride); break;
            case 3: Run<TLanes, Vectors3>(begins, beginStep, ends, endStep, entries, rows, matrix, stride, start, startStride, target, targetStride); break;
            case 4: Run<TLanes, Vectors4>(begins, beginStep, ends, endStep, entries, rows, matrix, stride, start, startStride, target, targetStride); break;
            case 5: Run<TLanes, Vectors5>(begins, beginStep, ends, endStep, entries, rows, matrix, stride, start, startStride, target, targetStride); break;
            case 6: Run<TLanes, Vectors6>(begins, beginStep, ends, endStep, entries, rows, matrix, stride, start, startStride, target, targetStride); break;
            case 7: Run<TLanes, Vectors7>(begins, beginStep, ends, endStep, entries, rows, matrix, stride, start, startStride, target, targetStride); break;
            case 8: Run<TLanes, Vectors8>(begins, beginStep, ends, endStep, entries, rows, matrix, stride, start, startStride, target, targetStride); break;
            case 9: Run<TLanes, Vectors9>(begins, beginStep, ends, endStep, entries, rows, matrix, stride, start, startStride, target, targetStride); break;
            case 10: Run<TLanes, Vectors10>(begins, beginStep, ends, endStep, entries, rows, matrix, stride, start, startStride, target, targetStride); break;
            default: throw new UnreachableException();
        }
    }

    /// <summary>The scalar twin of <see cref="All"/>.</summary>
    public static void Plain(SparseRows entries, int rows, float* matrix, int stride, float* start, float* target)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < stride; column++)
            {
                var sum = start[column];
                for (var entry = entries.Starts[row]; entry < entries.Starts[row + 1]; entry++)
                    sum = MathF.FusedMultiplyAdd(entries.Values[entry], matrix[(long)entries.Columns[entry] * stride + column], sum);
                target[(long)row * stride + column] = sum;
            }
        }
    }

    private static void Run<TLanes, TCount>(
        int* begins, int beginStep, int* ends, int endStep, SparseRows entries, int rows, float* matrix, nint stride, float* start, nint startStride,
        float* target, nint targetStride)
        where TLanes : unmanaged, ILanes<TLanes>
        where TCount : struct, IVectorCount
    {
        var columns = entries.Columns;
        var values = entries.Values;
        for (var row = 0; row < rows; row++, begins += beginStep, ends += endStep, start += startStride, target += targetStride)
        {
            var sum0 = TLanes.Load(start);
            var sum1 = TCount.Value > 1 ? TLanes.Load(start + 1 * TLanes.Count) : default;
            var sum2 = TCount.Value > 2 ? TLanes.Load(start + 2 * TLanes.Count) : default;
            var sum3 = TCount.Value > 3 ? TLanes.Load(start + 3 * TLanes.Count) : default;
            var sum4 = TCount.Value > 4 ? TLanes.Load(start + 4 * TLanes.Count) : default;
            var sum5 = TCount.Value > 5 ? TLanes.Load(start + 5 * TLanes.Count) : default;
            var sum6 = TCount.Value > 6 ? TLanes.Load(start + 6 * TLanes.Count) : default;
            var sum7 = TCount.Value > 7 ? TLanes.Load(start + 7 * TLanes.Count) : default;
            var sum8 = TCount.Value > 8 ? TLanes.Load(start + 8 * TLanes.Count) : default;
            var sum9 = TCount.Value > 9 ? TLanes.Load(start + 9 * TLanes.Count) : default;
            nint end = *ends;
            for (nint entry = *begins; entry < end; entry++)
            {
                var value = TLanes.Broadcast(values[entry]);
                var source = matrix + columns[entry] * stride;
                sum0 = TLanes.FusedMultiplyAdd(value, source, 0, sum0);
                if (TCount.Value > 1) sum1 = TLanes.FusedMultiplyAdd(value, source, 1 * TLanes.Count, sum1);
                if (TCount.Value > 2) sum2 = TLanes.FusedMultiplyAdd(value, source, 2 * TLanes.Count, sum2);
                if (TCount.Value > 3) sum3 = TLanes.FusedMultiplyAdd(value, source, 3 * TLanes.Count, sum3);
                if (TCount.Value > 4) sum4 = TLanes.FusedMultiplyAdd(value, source, 4 * TLanes.Count, sum4);
                if (TCount.Value > 5) sum5 = TLanes.FusedMultiplyAdd(value, source, 5 * TLanes.Count, sum5);
                if (TCount.Value > 6) sum6 = TLanes.FusedMultiplyAdd(value, source, 6 * TLanes.Count, sum6);
                if (TCount.Value > 7) sum7 = TLanes.FusedMultiplyAdd(value, source, 7 * TLanes.Count, sum7);
                if (TCount.Value > 8) sum8 = TLanes.FusedMultiplyAdd(value, source, 8 * TLanes.Count, sum8);
                if (TCount.Value > 9) sum9 = TLanes.FusedMultiplyAdd(value, source, 9 * TLanes.Count, sum9);
            }

            sum0.Store(target);
            if (TCount.Value > 1) sum1.Store(target + 1 * TLanes.Count);
            if (TCount.Value > 2) sum2.Store(target + 2 * TLanes.Count);
            if (TCount.Value > 3) sum3.Store(target + 3 * TLanes.Count);
            if (TCount.Value > 4) sum4.Store(target + 4 * TLanes.Count);
            if (TCount.Value > 5) sum5.Store(target + 5 * TLanes.Count);
            if (TCount.Value > 6) sum6.Store(target + 6 * TLanes.Count);
            if (TCount.Value > 7) sum7.Store(target + 7 * TLanes.Count);
            if (TCount.Value > 8) sum8.Store(target + 8 * TLanes.Count);
            if (TCount.Value > 9) sum9.Store(target + 9 * TLanes.Count);
        }
    }
}
