using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Kernels;

/// <summary>
/// The gradient of a row of weights: target[c] = Σ value(x) · errors[x, c] over the examples x whose bit is set.
/// Order: one chain of fused multiply-adds from 0 on, examples ascending; lanes hold different columns.
/// </summary>
internal static unsafe class LitGradients
{
    /// <summary>Rows of a panel, each given to <paramref name="taker"/> when it is worked out, in a buffer.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="words">Words of bits a row.</param>
    /// <param name="source">Bits and values of each row.</param>
    /// <param name="errors">[examples, stride].</param>
    /// <param name="stride">Floats from example to example.</param>
    /// <param name="columns">How many of them, a multiple of 16.</param>
    /// <param name="buffer">[columns].</param>
    /// <param name="taker">Who takes a row's gradient.</param>
    public static void Panel<TLanes, TSource, TValues, TTaker>(
        ReadOnlySpan<int> rows, int words, TSource source, float* errors, int stride, int columns, float* buffer, TTaker taker)
        where TLanes : unmanaged, ILanes<TLanes>
        where TSource : struct, ILitRows<TValues>
        where TValues : struct, ILitValues
        where TTaker : struct, IGradientTaker
    {
        // A width that splits into equal parts, each of which fits in registers, is asked for once.
        var vectors = columns / TLanes.Count;
        var parts = (vectors + RowSums.MostVectors - 1) / RowSums.MostVectors;
        switch (vectors % parts == 0 ? vectors / parts : 0)
        {
            case 10: Panel<TLanes, TSource, TValues, TTaker, Vectors10>(parts, rows, words, source, errors, stride, buffer, taker); break;
            case 9: Panel<TLanes, TSource, TValues, TTaker, Vectors9>(parts, rows, words, source, errors, stride, buffer, taker); break;
            case 8: Panel<TLanes, TSource, TValues, TTaker, Vectors8>(parts, rows, words, source, errors, stride, buffer, taker); break;
            case 7: Panel<TLanes, TSource, TValues, TTaker, Vectors7>(parts, rows, words, source, errors, stride, buffer, taker); break;
            default: PanelByRows<TLanes, TSource, TValues, TTaker>(rows, words, source, errors, stride, columns, buffer, taker); break;
        }
    }

    /// <summary>All columns of a row.</summary>
    /// <param name="bits">The examples, 64 a word.</param>
    /// <param name="words">How many words.</param>
    /// <param name="values">The value of each example.</param>
    /// <param name="errors">[examples, stride].</param>
    /// <param name="stride">Floats from example to example.</param>
    /// <param name="columns">How many of them, a multiple of 16.</param>
    /// <param name="target">[columns].</param>
    public static void Row<TLanes, TValues>(ulong* bits, int words, in TValues values, float* errors, int stride, int columns, float* target)
        where TLanes : unmanaged, ILanes<TLanes>
        where TValues : struct, ILitValues
    {
        // Blocks of nearly equal width, the wider ones first.
        var left = columns / TLanes.Count;
        for (var blocks = (uint)(left + RowSums.MostVectors - 1) / RowSums.MostVectors; blocks > 0; blocks--)
        {
            var vectors = (int)(((uint)left + blocks - 1) / blocks);
            var from = errors + columns - left * TLanes.Count;
            var to = target + columns - left * TLanes.Count;
            left -= vectors;
            switch (vectors)
            {
                case 1: Called<TLanes, TValues, Vectors1>(bits, words, values, from, stride, to); break;
                case 2: Called<TLanes, TValues, Vectors2>(bits, words, values, from, stride, to); break;
                case 3: Called<TLanes, TValues, Vectors3>(bits, words, values, from, stride, to); break;
                case 4: Called<TLanes, TValues, Vectors4>(bits, words, values, from, stride, to); break;
                case 5: Called<TLanes, TValues, Vectors5>(bits, words, values, from, stride, to); break;
                case 6: Called<TLanes, TValues, Vectors6>(bits, words, values, from, stride, to); break;
                case 7: Called<TLanes, TValues, Vectors7>(bits, words, values, from, stride, to); break;
                case 8: Called<TLanes, TValues, Vectors8>(bits, words, values, from, stride, to); break;
                case 9: Called<TLanes, TValues, Vectors9>(bits, words, values, from, stride, to); break;
                case 10: Called<TLanes, TValues, Vectors10>(bits, words, values, from, stride, to); break;
                default: throw new UnreachableException();
            }
        }
    }

    /// <summary>The scalar twin.</summary>
    public static void Plain<TValues>(ulong* bits, int words, in TValues values, float* errors, int stride, int columns, float* target)
        where TValues : struct, ILitValues
    {
        for (var column = 0; column < columns; column++)
        {
            var sum = 0f;
            for (var x = 0; x < words * BitTurn.Block; x++)
            {
                if ((bits[x / BitTurn.Block] >> x % BitTurn.Block & 1) != 0)
                    sum = MathF.FusedMultiplyAdd(values.Of(x), errors[(long)x * stride + column], sum);
            }

            target[column] = sum;
        }
    }

    private static void PanelByRows<TLanes, TSource, TValues, TTaker>(
        ReadOnlySpan<int> rows, int words, TSource source, float* errors, int stride, int columns, float* buffer, TTaker taker)
        where TLanes : unmanaged, ILanes<TLanes>
        where TSource : struct, ILitRows<TValues>
        where TValues : struct, ILitValues
        where TTaker : struct, IGradientTaker
    {
        foreach (var row in rows)
        {
            Row<TLanes, TValues>(source.Bits(row), words, source.Values(row), errors, stride, columns, buffer);
            taker.Take(row, buffer);
        }
    }

    private static void Panel<TLanes, TSource, TValues, TTaker, TCount>(
        int parts, ReadOnlySpan<int> rows, int words, TSource source, float* errors, int stride, float* buffer, TTaker taker)
        where TLanes : unmanaged, ILanes<TLanes>
        where TSource : struct, ILitRows<TValues>
        where TValues : struct, ILitValues
        where TTaker : struct, IGradientTaker
        where TCount : struct, IVectorCount
    {
        foreach (var row in rows)
        {
            for (var column = 0; column < parts * TCount.Value * TLanes.Count; column += TCount.Value * TLanes.Count)
                Block<TLanes, TValues, TCount>(source.Bits(row), words, source.Values(row), errors + column, stride, buffer + column);
            taker.Take(row, buffer);
        }
    }

    /// <summary>A call: blocks of all widths in one method would be more than the compiler inlines.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Called<TLanes, TValues, TCount>(ulong* bits, int words, in TValues values, float* errors, nint stride, float* target)
        where TLanes : unmanaged, ILanes<TLanes>
        where TValues : struct, ILitValues
        where TCount : struct, IVectorCount =>
        Block<TLanes, TValues, TCount>(bits, words, values, errors, stride, target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block<TLanes, TValues, TCount>(ulong* bits, int words, TValues values, float* errors, nint stride, float* target)
        where TLanes : unmanaged, ILanes<TLanes>
        where TValues : struct, ILitValues
        where TCount : struct, IVectorCount
    {
        var sum0 = TLanes.Broadcast(0f);
        var (sum1, sum2, sum3, sum4, sum5, sum6, sum7, sum8, sum9) = (sum0, sum0, sum0, sum0, sum0, sum0, sum0, sum0, sum0);
        for (var word = 0; word < words; word++)
        {
            for (var left = bits[word]; left != 0; left &= left - 1)
            {
                nint x = word * BitTurn.Block + BitOperations.TrailingZeroCount(left);
                var value = TLanes.Broadcast(values.Of(x));
                var source = errors + x * stride;
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
