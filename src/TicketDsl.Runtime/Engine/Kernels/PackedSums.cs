using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Kernels;

/// <summary>
/// Sums of lists of weights for many examples at once, a list a row: target[row, x] = start[row, x] + Σ weight(e) · source[offset(e) + x],
/// x being an example.
/// Order: one chain of fused multiply-adds a target from start on, entries ascending; lanes hold different examples.
/// </summary>
internal static unsafe class PackedSums
{
    /// <summary>Lists whose weights lie in their order, one list after the other.</summary>
    /// <param name="rows">Lists.</param>
    /// <param name="begin">Where the first list begins.</param>
    /// <param name="ends">Where each ends and the next one begins.</param>
    /// <param name="offsets">Where each entry's row starts in <paramref name="source"/>.</param>
    /// <param name="weights">A weight an entry.</param>
    /// <param name="source">Rows of <paramref name="stride"/> values.</param>
    /// <param name="stride">Examples, a multiple of 64.</param>
    /// <param name="biases">What the sums of each list start from, or null where they start from <paramref name="target"/>.</param>
    /// <param name="relu">Whether what is not above 0 becomes 0.</param>
    /// <param name="target">[rows, stride].</param>
    public static void Forward<TLanes>(
        int rows, int begin, int* ends, int* offsets, float* weights, float* source, int stride, float* biases, bool relu, float* target)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        if (TLanes.Count == 16) Run<TLanes, Vectors4, InOrder>(rows, begin, ends, offsets, weights, null, source, stride, biases is null, biases, relu ? target : null, target);
        else Run<TLanes, Vectors8, InOrder>(rows, begin, ends, offsets, weights, null, source, stride, biases is null, biases, relu ? target : null, target);
    }

    /// <summary>Lists from 0 on whose weights lie at <paramref name="places"/>, 0 where <paramref name="gate"/>, [rows, stride], is not above 0 (null: no gate).</summary>
    public static void Back<TLanes>(
        int rows, int begin, int* ends, int* offsets, float* weights, int* places, float* source, int stride, float* gate, float* target)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        if (TLanes.Count == 16) Run<TLanes, Vectors4, AtPlaces>(rows, begin, ends, offsets, weights, places, source, stride, false, null, gate, target);
        else Run<TLanes, Vectors8, AtPlaces>(rows, begin, ends, offsets, weights, places, source, stride, false, null, gate, target);
    }

    /// <summary>The scalar twin of both, for one list: a gate that is the target gates each sum by itself; places may be null.</summary>
    public static void Plain(
        int count, int* offsets, float* weights, int* places, float* source, int stride, float* start, float bias, float* gate, float* target)
    {
        for (var x = 0; x < stride; x++)
        {
            var sum = start is null ? bias : start[x];
            for (var entry = 0; entry < count; entry++)
                sum = MathF.FusedMultiplyAdd(weights[places is null ? entry : places[entry]], source[offsets[entry] + x], sum);
            if (gate is not null && (gate == target ? sum : gate[x]) <= 0) sum = 0;
            target[x] = sum;
        }
    }

    private static void Run<TLanes, TCount, TOrder>(
        int rows, nint begin, int* ends, int* offsets, float* weights, int* places, float* source, nint stride, bool startsFromTarget, float* biases,
        float* gate, float* target)
        where TLanes : unmanaged, ILanes<TLanes>
        where TCount : struct, IVectorCount
        where TOrder : struct, IListOrder
    {
        for (nint row = 0; row < rows; row++)
        {
            nint end = ends[row];
            for (var x = row * stride; x < (row + 1) * stride; x += TCount.Value * TLanes.Count)
            {
                var sum0 = TLanes.Broadcast(biases is null ? 0f : biases[row]);
                var (sum1, sum2, sum3, sum4, sum5, sum6, sum7) = (sum0, sum0, sum0, sum0, sum0, sum0, sum0);
                if (startsFromTarget)
                {
                    sum0 = TLanes.Load(target + x);
                    sum1 = TLanes.Load(target + x + TLanes.Count);
                    sum2 = TLanes.Load(target + x + 2 * TLanes.Count);
                    sum3 = TLanes.Load(target + x + 3 * TLanes.Count);
                    if (TCount.Value > 4)
                    {
                        sum4 = TLanes.Load(target + x + 4 * TLanes.Count);
                        sum5 = TLanes.Load(target + x + 5 * TLanes.Count);
                        sum6 = TLanes.Load(target + x + 6 * TLanes.Count);
                        sum7 = TLanes.Load(target + x + 7 * TLanes.Count);
                    }
                }

                var examples = source + (x - row * stride);
                for (var entry = begin; entry < end; entry++)
                {
                    var weight = TLanes.Broadcast(TOrder.Weight(weights, places, entry));
                    var from = examples + offsets[entry];
                    sum0 = TLanes.FusedMultiplyAdd(weight, from, 0, sum0);
                    sum1 = TLanes.FusedMultiplyAdd(weight, from, TLanes.Count, sum1);
                    sum2 = TLanes.FusedMultiplyAdd(weight, from, 2 * TLanes.Count, sum2);
                    sum3 = TLanes.FusedMultiplyAdd(weight, from, 3 * TLanes.Count, sum3);
                    if (TCount.Value > 4)
                    {
                        sum4 = TLanes.FusedMultiplyAdd(weight, from, 4 * TLanes.Count, sum4);
                        sum5 = TLanes.FusedMultiplyAdd(weight, from, 5 * TLanes.Count, sum5);
                        sum6 = TLanes.FusedMultiplyAdd(weight, from, 6 * TLanes.Count, sum6);
                        sum7 = TLanes.FusedMultiplyAdd(weight, from, 7 * TLanes.Count, sum7);
                    }
                }

                Gated.Store(sum0, gate, target, x);
                Gated.Store(sum1, gate, target, x + TLanes.Count);
                Gated.Store(sum2, gate, target, x + 2 * TLanes.Count);
                Gated.Store(sum3, gate, target, x + 3 * TLanes.Count);
                if (TCount.Value > 4)
                {
                    Gated.Store(sum4, gate, target, x + 4 * TLanes.Count);
                    Gated.Store(sum5, gate, target, x + 5 * TLanes.Count);
                    Gated.Store(sum6, gate, target, x + 6 * TLanes.Count);
                    Gated.Store(sum7, gate, target, x + 7 * TLanes.Count);
                }
            }

            begin = end;
        }
    }
}
