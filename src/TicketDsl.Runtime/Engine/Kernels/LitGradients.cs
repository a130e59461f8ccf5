using System.Diagnostics;
using System.Numerics;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Kernels;

/// <summary>
/// The gradient of a row of weights: target[c] = Σ input(x) · errors[x, c] over the examples x whose bit is set.
/// Order: one chain of fused multiply-adds from 0 on, examples ascending; lanes hold different columns.
/// </summary>
internal static unsafe class LitGradients
{
    /// <summary>All columns of a row.</summary>
    /// <param name="bits">The examples, 64 a word.</param>
    /// <param name="words">How many words.</param>
    /// <param name="octets">The byte of each example.</param>
    /// <param name="table">What bytes stand for.</param>
    /// <param name="scales">A factor an example, or null.</param>
    /// <param name="errors">[examples, stride].</param>
    /// <param name="stride">Columns, a multiple of 16.</param>
    /// <param name="target">[stride].</param>
    public static void Row<TLanes>(ulong* bits, int words, byte* octets, float* table, float* scales, float* errors, int stride, float* target)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var block = 0; block < RowSums.Blocks<TLanes>(stride); block++)
        {
            var column = RowSums.BlockStart<TLanes>(stride, block);
            var (from, to) = ((nint)(errors + column), (nint)(target + column));
            switch ((RowSums.BlockStart<TLanes>(stride, block + 1) - column) / TLanes.Count)
            {
                case 1: Block<TLanes, Vectors1>(bits, words, octets, table, scales, (float*)from, stride, (float*)to); break;
                case 2: Block<TLanes, Vectors2>(bits, words, octets, table, scales, (float*)from, stride, (float*)to); break;
                case 3: Block<TLanes, Vectors3>(bits, words, octets, table, scales, (float*)from, stride, (float*)to); break;
                case 4: Block<TLanes, Vectors4>(bits, words, octets, table, scales, (float*)from, stride, (float*)to); break;
                case 5: Block<TLanes, Vectors5>(bits, words, octets, table, scales, (float*)from, stride, (float*)to); break;
                case 6: Block<TLanes, Vectors6>(bits, words, octets, table, scales, (float*)from, stride, (float*)to); break;
                case 7: Block<TLanes, Vectors7>(bits, words, octets, table, scales, (float*)from, stride, (float*)to); break;
                case 8: Block<TLanes, Vectors8>(bits, words, octets, table, scales, (float*)from, stride, (float*)to); break;
                case 9: Block<TLanes, Vectors9>(bits, words, octets, table, scales, (float*)from, stride, (float*)to); break;
                case 10: Block<TLanes, Vectors10>(bits, words, octets, table, scales, (float*)from, stride, (float*)to); break;
                default: throw new UnreachableException();
            }
        }
    }

    /// <summary>The scalar twin.</summary>
    public static void Plain(ulong* bits, int words, byte* octets, float* table, float* scales, float* errors, int stride, float* target)
    {
        for (var column = 0; column < stride; column++)
        {
            var sum = 0f;
            for (var x = 0; x < words * BitTurn.Block; x++)
            {
                if ((bits[x / BitTurn.Block] >> x % BitTurn.Block & 1) != 0)
                    sum = MathF.FusedMultiplyAdd(scales is null ? table[octets[x]] : table[octets[x]] * scales[x], errors[(long)x * stride + column], sum);
            }

            target[column] = sum;
        }
    }

    private static void Block<TLanes, TCount>(ulong* bits, int words, byte* octets, float* table, float* scales, float* errors, nint stride, float* target)
        where TLanes : unmanaged, ILanes<TLanes>
        where TCount : struct, IVectorCount
    {
        var sum0 = TLanes.Broadcast(0f);
        var (sum1, sum2, sum3, sum4, sum5, sum6, sum7, sum8, sum9) = (sum0, sum0, sum0, sum0, sum0, sum0, sum0, sum0, sum0);
        for (var word = 0; word < words; word++, octets += BitTurn.Block, errors += BitTurn.Block * stride)
        {
            for (var left = bits[word]; left != 0; left &= left - 1)
            {
                nint x = BitOperations.TrailingZeroCount(left);
                var input = table[octets[x]];
                if (scales is not null) input *= scales[word * BitTurn.Block + x];
                var value = TLanes.Broadcast(input);
                var source = errors + x * stride;
                sum0 = TLanes.FusedMultiplyAdd(value, TLanes.Load(source), sum0);
                if (TCount.Value > 1) sum1 = TLanes.FusedMultiplyAdd(value, TLanes.Load(source + 1 * TLanes.Count), sum1);
                if (TCount.Value > 2) sum2 = TLanes.FusedMultiplyAdd(value, TLanes.Load(source + 2 * TLanes.Count), sum2);
                if (TCount.Value > 3) sum3 = TLanes.FusedMultiplyAdd(value, TLanes.Load(source + 3 * TLanes.Count), sum3);
                if (TCount.Value > 4) sum4 = TLanes.FusedMultiplyAdd(value, TLanes.Load(source + 4 * TLanes.Count), sum4);
                if (TCount.Value > 5) sum5 = TLanes.FusedMultiplyAdd(value, TLanes.Load(source + 5 * TLanes.Count), sum5);
                if (TCount.Value > 6) sum6 = TLanes.FusedMultiplyAdd(value, TLanes.Load(source + 6 * TLanes.Count), sum6);
                if (TCount.Value > 7) sum7 = TLanes.FusedMultiplyAdd(value, TLanes.Load(source + 7 * TLanes.Count), sum7);
                if (TCount.Value > 8) sum8 = TLanes.FusedMultiplyAdd(value, TLanes.Load(source + 8 * TLanes.Count), sum8);
                if (TCount.Value > 9) sum9 = TLanes.FusedMultiplyAdd(value, TLanes.Load(source + 9 * TLanes.Count), sum9);
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
