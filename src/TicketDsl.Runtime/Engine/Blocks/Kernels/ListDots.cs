using System.Runtime.Intrinsics;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Kernels;

/// <summary>
/// gradient(t) += Σ over r and x of source[r, x + offset(t)] · error[u, r, x] for the terms t that unit u has left, over a tile of rows
/// and places of 16 floats.
/// Order: element x of a row is multiplied and added into the (x mod 16)-th of 16 sums, rows ascending, each a chain of fused
/// multiply-adds from 0; the 16 are added up as <see cref="FoldSixteen"/> says, and the total is added to the gradient.
/// </summary>
internal static unsafe class ListDots
{
    /// <summary>Rows of a tile.</summary>
    public const int MostRows = 2;

    /// <summary>Places of a tile, of 16 floats each.</summary>
    public const int MostPlaces = 8;

    /// <param name="rows">1 or <see cref="MostRows"/>.</param>
    /// <param name="places">1 to <see cref="MostPlaces"/>.</param>
    /// <param name="starts">The first term of each unit, and after the last unit the end.</param>
    /// <param name="units">How many units.</param>
    /// <param name="offsets">Where each term finds its source, in floats.</param>
    /// <param name="source">The tile that offsets are from.</param>
    /// <param name="sourceRow">Floats from row to row of the source.</param>
    /// <param name="errors">The first unit's tile.</param>
    /// <param name="errorRow">Floats from row to row of the errors.</param>
    /// <param name="errorStride">Floats from unit to unit of the errors.</param>
    /// <param name="gradients">What is added to, a value a term.</param>
    public static void Add<TLanes>(
        int rows, int places, int* starts, int units, int* offsets, float* source, long sourceRow, float* errors, long errorRow, long errorStride,
        float* gradients)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        if (TLanes.Count != 16) InParts<TLanes>(rows, places, starts, units, offsets, source, sourceRow, errors, errorRow, errorStride, gradients);
        else if (rows == 1) Whole<Vectors1>(places, starts, units, offsets, source, sourceRow, errors, errorRow, errorStride, gradients);
        else Whole<Vectors2>(places, starts, units, offsets, source, sourceRow, errors, errorRow, errorStride, gradients);
    }

    /// <summary>Vectors shorter than 16 pass over the tile once for each part of the 16 sums.</summary>
    private static void InParts<TLanes>(
        int rows, int places, int* starts, int units, int* offsets, float* source, long sourceRow, float* errors, long errorRow, long errorStride,
        float* gradients)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var sums = stackalloc float[64];
        for (var unit = 0; unit < units; unit++, errors += errorStride)
        {
            var end = starts[unit + 1];
            for (var term = starts[unit]; term < end; term += 4)
            {
                // The last of a unit stands for up to three more, whose totals are left out.
                var last = end - 1;
                var x0 = source + offsets[term];
                var x1 = source + offsets[Math.Min(term + 1, last)];
                var x2 = source + offsets[Math.Min(term + 2, last)];
                var x3 = source + offsets[Math.Min(term + 3, last)];
                for (var lane = 0; lane < 16; lane += TLanes.Count)
                {
                    var (s0, s1, s2, s3) = (default(TLanes), default(TLanes), default(TLanes), default(TLanes));
                    for (var row = 0; row < rows; row++)
                    {
                        var error = errors + row * errorRow;
                        var at = row * sourceRow;
                        for (var x = lane; x < 16 * places; x += 16)
                        {
                            var e = TLanes.Load(error + x);
                            s0 = TLanes.FusedMultiplyAdd(e, x0 + at + x, 0, s0);
                            s1 = TLanes.FusedMultiplyAdd(e, x1 + at + x, 0, s1);
                            s2 = TLanes.FusedMultiplyAdd(e, x2 + at + x, 0, s2);
                            s3 = TLanes.FusedMultiplyAdd(e, x3 + at + x, 0, s3);
                        }
                    }

                    s0.Store(sums + lane);
                    s1.Store(sums + 16 + lane);
                    s2.Store(sums + 32 + lane);
                    s3.Store(sums + 48 + lane);
                }

                AddTotals(FoldSixteen.Four(sums), term, end, gradients);
            }
        }
    }

    private static void AddTotals(Vector128<float> totals, int term, int end, float* gradients)
    {
        if (term + 4 <= end) (Vector128.Load(gradients + term) + totals).Store(gradients + term);
        else for (var t = term; t < end; t++) gradients[t] += totals[t - term];
    }

    private static void Whole<TRows>(
        int places, int* starts, int units, int* offsets, float* source, long sourceRow, float* errors, long errorRow, long errorStride, float* gradients)
        where TRows : struct, IVectorCount
    {
        switch (places)
        {
            case 1: Whole<TRows, Vectors1>(starts, units, offsets, source, sourceRow, errors, errorRow, errorStride, gradients); break;
            case 2: Whole<TRows, Vectors2>(starts, units, offsets, source, sourceRow, errors, errorRow, errorStride, gradients); break;
            case 3: Whole<TRows, Vectors3>(starts, units, offsets, source, sourceRow, errors, errorRow, errorStride, gradients); break;
            case 4: Whole<TRows, Vectors4>(starts, units, offsets, source, sourceRow, errors, errorRow, errorStride, gradients); break;
            case 5: Whole<TRows, Vectors5>(starts, units, offsets, source, sourceRow, errors, errorRow, errorStride, gradients); break;
            case 6: Whole<TRows, Vectors6>(starts, units, offsets, source, sourceRow, errors, errorRow, errorStride, gradients); break;
            case 7: Whole<TRows, Vectors7>(starts, units, offsets, source, sourceRow, errors, errorRow, errorStride, gradients); break;
            case 8: Whole<TRows, Vectors8>(starts, units, offsets, source, sourceRow, errors, errorRow, errorStride, gradients); break;
            default: throw new ArgumentOutOfRangeException(nameof(places));
        }
    }

    /// <summary>Vectors of 16, spelled out as such since there are too many of them to be taken in through an interface: the errors of the tile stay in registers while the terms pass.</summary>
    private static void Whole<TRows, TPlaces>(
        int* starts, int units, int* offsets, float* source, long sourceRow, float* errors, long errorRow, long errorStride, float* gradients)
        where TRows : struct, IVectorCount
        where TPlaces : struct, IVectorCount
    {
        for (var unit = 0; unit < units; unit++, errors += errorStride)
        {
            var end = starts[unit + 1];
            if (starts[unit] == end) continue;

            var e00 = Vector512.Load(errors);
            var e01 = Vector512.Load(TPlaces.Value > 1 ? errors + 16 : errors);
            var e02 = Vector512.Load(TPlaces.Value > 2 ? errors + 32 : errors);
            var e03 = Vector512.Load(TPlaces.Value > 3 ? errors + 48 : errors);
            var e04 = Vector512.Load(TPlaces.Value > 4 ? errors + 64 : errors);
            var e05 = Vector512.Load(TPlaces.Value > 5 ? errors + 80 : errors);
            var e06 = Vector512.Load(TPlaces.Value > 6 ? errors + 96 : errors);
            var e07 = Vector512.Load(TPlaces.Value > 7 ? errors + 112 : errors);
            var e10 = Vector512.Load(TRows.Value > 1 ? errors + errorRow : errors);
            var e11 = Vector512.Load(TRows.Value > 1 && TPlaces.Value > 1 ? errors + errorRow + 16 : errors);
            var e12 = Vector512.Load(TRows.Value > 1 && TPlaces.Value > 2 ? errors + errorRow + 32 : errors);
            var e13 = Vector512.Load(TRows.Value > 1 && TPlaces.Value > 3 ? errors + errorRow + 48 : errors);
            var e14 = Vector512.Load(TRows.Value > 1 && TPlaces.Value > 4 ? errors + errorRow + 64 : errors);
            var e15 = Vector512.Load(TRows.Value > 1 && TPlaces.Value > 5 ? errors + errorRow + 80 : errors);
            var e16 = Vector512.Load(TRows.Value > 1 && TPlaces.Value > 6 ? errors + errorRow + 96 : errors);
            var e17 = Vector512.Load(TRows.Value > 1 && TPlaces.Value > 7 ? errors + errorRow + 112 : errors);
            // Eight chains at a time hide the latency of one.
            var term = starts[unit];
            for (; term + 8 <= end; term += 8)
            {
                var x0 = source + offsets[term];
                var x1 = source + offsets[term + 1];
                var x2 = source + offsets[term + 2];
                var x3 = source + offsets[term + 3];
                var x4 = source + offsets[term + 4];
                var x5 = source + offsets[term + 5];
                var x6 = source + offsets[term + 6];
                var x7 = source + offsets[term + 7];
                var (s0, s1, s2, s3) = (Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero);
                var (s4, s5, s6, s7) = (Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero);
                s0 = Vector512.FusedMultiplyAdd(e00, Vector512.Load(x0), s0);
                s1 = Vector512.FusedMultiplyAdd(e00, Vector512.Load(x1), s1);
                s2 = Vector512.FusedMultiplyAdd(e00, Vector512.Load(x2), s2);
                s3 = Vector512.FusedMultiplyAdd(e00, Vector512.Load(x3), s3);
                s4 = Vector512.FusedMultiplyAdd(e00, Vector512.Load(x4), s4);
                s5 = Vector512.FusedMultiplyAdd(e00, Vector512.Load(x5), s5);
                s6 = Vector512.FusedMultiplyAdd(e00, Vector512.Load(x6), s6);
                s7 = Vector512.FusedMultiplyAdd(e00, Vector512.Load(x7), s7);
                if (TPlaces.Value > 1)
                {
                    s0 = Vector512.FusedMultiplyAdd(e01, Vector512.Load(x0 + 16), s0);
                    s1 = Vector512.FusedMultiplyAdd(e01, Vector512.Load(x1 + 16), s1);
                    s2 = Vector512.FusedMultiplyAdd(e01, Vector512.Load(x2 + 16), s2);
                    s3 = Vector512.FusedMultiplyAdd(e01, Vector512.Load(x3 + 16), s3);
                    s4 = Vector512.FusedMultiplyAdd(e01, Vector512.Load(x4 + 16), s4);
                    s5 = Vector512.FusedMultiplyAdd(e01, Vector512.Load(x5 + 16), s5);
                    s6 = Vector512.FusedMultiplyAdd(e01, Vector512.Load(x6 + 16), s6);
                    s7 = Vector512.FusedMultiplyAdd(e01, Vector512.Load(x7 + 16), s7);
                }

                if (TPlaces.Value > 2)
                {
                    s0 = Vector512.FusedMultiplyAdd(e02, Vector512.Load(x0 + 32), s0);
                    s1 = Vector512.FusedMultiplyAdd(e02, Vector512.Load(x1 + 32), s1);
                    s2 = Vector512.FusedMultiplyAdd(e02, Vector512.Load(x2 + 32), s2);
                    s3 = Vector512.FusedMultiplyAdd(e02, Vector512.Load(x3 + 32), s3);
                    s4 = Vector512.FusedMultiplyAdd(e02, Vector512.Load(x4 + 32), s4);
                    s5 = Vector512.FusedMultiplyAdd(e02, Vector512.Load(x5 + 32), s5);
                    s6 = Vector512.FusedMultiplyAdd(e02, Vector512.Load(x6 + 32), s6);
                    s7 = Vector512.FusedMultiplyAdd(e02, Vector512.Load(x7 + 32), s7);
                }

                if (TPlaces.Value > 3)
                {
                    s0 = Vector512.FusedMultiplyAdd(e03, Vector512.Load(x0 + 48), s0);
                    s1 = Vector512.FusedMultiplyAdd(e03, Vector512.Load(x1 + 48), s1);
                    s2 = Vector512.FusedMultiplyAdd(e03, Vector512.Load(x2 + 48), s2);
                    s3 = Vector512.FusedMultiplyAdd(e03, Vector512.Load(x3 + 48), s3);
                    s4 = Vector512.FusedMultiplyAdd(e03, Vector512.Load(x4 + 48), s4);
                    s5 = Vector512.FusedMultiplyAdd(e03, Vector512.Load(x5 + 48), s5);
                    s6 = Vector512.FusedMultiplyAdd(e03, Vector512.Load(x6 + 48), s6);
                    s7 = Vector512.FusedMultiplyAdd(e03, Vector512.Load(x7 + 48), s7);
                }

                if (TPlaces.Value > 4)
                {
                    s0 = Vector512.FusedMultiplyAdd(e04, Vector512.Load(x0 + 64), s0);
                    s1 = Vector512.FusedMultiplyAdd(e04, Vector512.Load(x1 + 64), s1);
                    s2 = Vector512.FusedMultiplyAdd(e04, Vector512.Load(x2 + 64), s2);
                    s3 = Vector512.FusedMultiplyAdd(e04, Vector512.Load(x3 + 64), s3);
                    s4 = Vector512.FusedMultiplyAdd(e04, Vector512.Load(x4 + 64), s4);
                    s5 = Vector512.FusedMultiplyAdd(e04, Vector512.Load(x5 + 64), s5);
                    s6 = Vector512.FusedMultiplyAdd(e04, Vector512.Load(x6 + 64), s6);
                    s7 = Vector512.FusedMultiplyAdd(e04, Vector512.Load(x7 + 64), s7);
                }

                if (TPlaces.Value > 5)
                {
                    s0 = Vector512.FusedMultiplyAdd(e05, Vector512.Load(x0 + 80), s0);
                    s1 = Vector512.FusedMultiplyAdd(e05, Vector512.Load(x1 + 80), s1);
                    s2 = Vector512.FusedMultiplyAdd(e05, Vector512.Load(x2 + 80), s2);
                    s3 = Vector512.FusedMultiplyAdd(e05, Vector512.Load(x3 + 80), s3);
                    s4 = Vector512.FusedMultiplyAdd(e05, Vector512.Load(x4 + 80), s4);
                    s5 = Vector512.FusedMultiplyAdd(e05, Vector512.Load(x5 + 80), s5);
                    s6 = Vector512.FusedMultiplyAdd(e05, Vector512.Load(x6 + 80), s6);
                    s7 = Vector512.FusedMultiplyAdd(e05, Vector512.Load(x7 + 80), s7);
                }

                if (TPlaces.Value > 6)
                {
                    s0 = Vector512.FusedMultiplyAdd(e06, Vector512.Load(x0 + 96), s0);
                    s1 = Vector512.FusedMultiplyAdd(e06, Vector512.Load(x1 + 96), s1);
                    s2 = Vector512.FusedMultiplyAdd(e06, Vector512.Load(x2 + 96), s2);
                    s3 = Vector512.FusedMultiplyAdd(e06, Vector512.Load(x3 + 96), s3);
                    s4 = Vector512.FusedMultiplyAdd(e06, Vector512.Load(x4 + 96), s4);
                    s5 = Vector512.FusedMultiplyAdd(e06, Vector512.Load(x5 + 96), s5);
                    s6 = Vector512.FusedMultiplyAdd(e06, Vector512.Load(x6 + 96), s6);
                    s7 = Vector512.FusedMultiplyAdd(e06, Vector512.Load(x7 + 96), s7);
                }

                if (TPlaces.Value > 7)
                {
                    s0 = Vector512.FusedMultiplyAdd(e07, Vector512.Load(x0 + 112), s0);
                    s1 = Vector512.FusedMultiplyAdd(e07, Vector512.Load(x1 + 112), s1);
                    s2 = Vector512.FusedMultiplyAdd(e07, Vector512.Load(x2 + 112), s2);
                    s3 = Vector512.FusedMultiplyAdd(e07, Vector512.Load(x3 + 112), s3);
                    s4 = Vector512.FusedMultiplyAdd(e07, Vector512.Load(x4 + 112), s4);
                    s5 = Vector512.FusedMultiplyAdd(e07, Vector512.Load(x5 + 112), s5);
                    s6 = Vector512.FusedMultiplyAdd(e07, Vector512.Load(x6 + 112), s6);
                    s7 = Vector512.FusedMultiplyAdd(e07, Vector512.Load(x7 + 112), s7);
                }

                if (TRows.Value > 1)
                {
                    x0 += sourceRow;
                    x1 += sourceRow;
                    x2 += sourceRow;
                    x3 += sourceRow;
                    x4 += sourceRow;
                    x5 += sourceRow;
                    x6 += sourceRow;
                    x7 += sourceRow;
                }

                if (TRows.Value > 1)
                {
                    s0 = Vector512.FusedMultiplyAdd(e10, Vector512.Load(x0), s0);
                    s1 = Vector512.FusedMultiplyAdd(e10, Vector512.Load(x1), s1);
                    s2 = Vector512.FusedMultiplyAdd(e10, Vector512.Load(x2), s2);
                    s3 = Vector512.FusedMultiplyAdd(e10, Vector512.Load(x3), s3);
                    s4 = Vector512.FusedMultiplyAdd(e10, Vector512.Load(x4), s4);
                    s5 = Vector512.FusedMultiplyAdd(e10, Vector512.Load(x5), s5);
                    s6 = Vector512.FusedMultiplyAdd(e10, Vector512.Load(x6), s6);
                    s7 = Vector512.FusedMultiplyAdd(e10, Vector512.Load(x7), s7);
                }

                if (TRows.Value > 1 && TPlaces.Value > 1)
                {
                    s0 = Vector512.FusedMultiplyAdd(e11, Vector512.Load(x0 + 16), s0);
                    s1 = Vector512.FusedMultiplyAdd(e11, Vector512.Load(x1 + 16), s1);
                    s2 = Vector512.FusedMultiplyAdd(e11, Vector512.Load(x2 + 16), s2);
                    s3 = Vector512.FusedMultiplyAdd(e11, Vector512.Load(x3 + 16), s3);
                    s4 = Vector512.FusedMultiplyAdd(e11, Vector512.Load(x4 + 16), s4);
                    s5 = Vector512.FusedMultiplyAdd(e11, Vector512.Load(x5 + 16), s5);
                    s6 = Vector512.FusedMultiplyAdd(e11, Vector512.Load(x6 + 16), s6);
                    s7 = Vector512.FusedMultiplyAdd(e11, Vector512.Load(x7 + 16), s7);
                }

                if (TRows.Value > 1 && TPlaces.Value > 2)
                {
                    s0 = Vector512.FusedMultiplyAdd(e12, Vector512.Load(x0 + 32), s0);
                    s1 = Vector512.FusedMultiplyAdd(e12, Vector512.Load(x1 + 32), s1);
                    s2 = Vector512.FusedMultiplyAdd(e12, Vector512.Load(x2 + 32), s2);
                    s3 = Vector512.FusedMultiplyAdd(e12, Vector512.Load(x3 + 32), s3);
                    s4 = Vector512.FusedMultiplyAdd(e12, Vector512.Load(x4 + 32), s4);
                    s5 = Vector512.FusedMultiplyAdd(e12, Vector512.Load(x5 + 32), s5);
                    s6 = Vector512.FusedMultiplyAdd(e12, Vector512.Load(x6 + 32), s6);
                    s7 = Vector512.FusedMultiplyAdd(e12, Vector512.Load(x7 + 32), s7);
                }

                if (TRows.Value > 1 && TPlaces.Value > 3)
                {
                    s0 = Vector512.FusedMultiplyAdd(e13, Vector512.Load(x0 + 48), s0);
                    s1 = Vector512.FusedMultiplyAdd(e13, Vector512.Load(x1 + 48), s1);
                    s2 = Vector512.FusedMultiplyAdd(e13, Vector512.Load(x2 + 48), s2);
                    s3 = Vector512.FusedMultiplyAdd(e13, Vector512.Load(x3 + 48), s3);
                    s4 = Vector512.FusedMultiplyAdd(e13, Vector512.Load(x4 + 48), s4);
                    s5 = Vector512.FusedMultiplyAdd(e13, Vector512.Load(x5 + 48), s5);
                    s6 = Vector512.FusedMultiplyAdd(e13, Vector512.Load(x6 + 48), s6);
                    s7 = Vector512.FusedMultiplyAdd(e13, Vector512.Load(x7 + 48), s7);
                }

                if (TRows.Value > 1 && TPlaces.Value > 4)
                {
                    s0 = Vector512.FusedMultiplyAdd(e14, Vector512.Load(x0 + 64), s0);
                    s1 = Vector512.FusedMultiplyAdd(e14, Vector512.Load(x1 + 64), s1);
                    s2 = Vector512.FusedMultiplyAdd(e14, Vector512.Load(x2 + 64), s2);
                    s3 = Vector512.FusedMultiplyAdd(e14, Vector512.Load(x3 + 64), s3);
                    s4 = Vector512.FusedMultiplyAdd(e14, Vector512.Load(x4 + 64), s4);
                    s5 = Vector512.FusedMultiplyAdd(e14, Vector512.Load(x5 + 64), s5);
                    s6 = Vector512.FusedMultiplyAdd(e14, Vector512.Load(x6 + 64), s6);
                    s7 = Vector512.FusedMultiplyAdd(e14, Vector512.Load(x7 + 64), s7);
                }

                if (TRows.Value > 1 && TPlaces.Value > 5)
                {
                    s0 = Vector512.FusedMultiplyAdd(e15, Vector512.Load(x0 + 80), s0);
                    s1 = Vector512.FusedMultiplyAdd(e15, Vector512.Load(x1 + 80), s1);
                    s2 = Vector512.FusedMultiplyAdd(e15, Vector512.Load(x2 + 80), s2);
                    s3 = Vector512.FusedMultiplyAdd(e15, Vector512.Load(x3 + 80), s3);
                    s4 = Vector512.FusedMultiplyAdd(e15, Vector512.Load(x4 + 80), s4);
                    s5 = Vector512.FusedMultiplyAdd(e15, Vector512.Load(x5 + 80), s5);
                    s6 = Vector512.FusedMultiplyAdd(e15, Vector512.Load(x6 + 80), s6);
                    s7 = Vector512.FusedMultiplyAdd(e15, Vector512.Load(x7 + 80), s7);
                }

                if (TRows.Value > 1 && TPlaces.Value > 6)
                {
                    s0 = Vector512.FusedMultiplyAdd(e16, Vector512.Load(x0 + 96), s0);
                    s1 = Vector512.FusedMultiplyAdd(e16, Vector512.Load(x1 + 96), s1);
                    s2 = Vector512.FusedMultiplyAdd(e16, Vector512.Load(x2 + 96), s2);
                    s3 = Vector512.FusedMultiplyAdd(e16, Vector512.Load(x3 + 96), s3);
                    s4 = Vector512.FusedMultiplyAdd(e16, Vector512.Load(x4 + 96), s4);
                    s5 = Vector512.FusedMultiplyAdd(e16, Vector512.Load(x5 + 96), s5);
                    s6 = Vector512.FusedMultiplyAdd(e16, Vector512.Load(x6 + 96), s6);
                    s7 = Vector512.FusedMultiplyAdd(e16, Vector512.Load(x7 + 96), s7);
                }

                if (TRows.Value > 1 && TPlaces.Value > 7)
                {
                    s0 = Vector512.FusedMultiplyAdd(e17, Vector512.Load(x0 + 112), s0);
                    s1 = Vector512.FusedMultiplyAdd(e17, Vector512.Load(x1 + 112), s1);
                    s2 = Vector512.FusedMultiplyAdd(e17, Vector512.Load(x2 + 112), s2);
                    s3 = Vector512.FusedMultiplyAdd(e17, Vector512.Load(x3 + 112), s3);
                    s4 = Vector512.FusedMultiplyAdd(e17, Vector512.Load(x4 + 112), s4);
                    s5 = Vector512.FusedMultiplyAdd(e17, Vector512.Load(x5 + 112), s5);
                    s6 = Vector512.FusedMultiplyAdd(e17, Vector512.Load(x6 + 112), s6);
                    s7 = Vector512.FusedMultiplyAdd(e17, Vector512.Load(x7 + 112), s7);
                }

                (Vector128.Load(gradients + term) + FoldSixteen.Four(s0, s1, s2, s3)).Store(gradients + term);
                (Vector128.Load(gradients + term + 4) + FoldSixteen.Four(s4, s5, s6, s7)).Store(gradients + term + 4);
            }

            for (; term + 4 <= end; term += 4)
            {
                var x0 = source + offsets[term];
                var x1 = source + offsets[term + 1];
                var x2 = source + offsets[term + 2];
                var x3 = source + offsets[term + 3];
                var (s0, s1, s2, s3) = (Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero);
                s0 = Vector512.FusedMultiplyAdd(e00, Vector512.Load(x0), s0);
                s1 = Vector512.FusedMultiplyAdd(e00, Vector512.Load(x1), s1);
                s2 = Vector512.FusedMultiplyAdd(e00, Vector512.Load(x2), s2);
                s3 = Vector512.FusedMultiplyAdd(e00, Vector512.Load(x3), s3);
                if (TPlaces.Value > 1)
                {
                    s0 = Vector512.FusedMultiplyAdd(e01, Vector512.Load(x0 + 16), s0);
                    s1 = Vector512.FusedMultiplyAdd(e01, Vector512.Load(x1 + 16), s1);
                    s2 = Vector512.FusedMultiplyAdd(e01, Vector512.Load(x2 + 16), s2);
                    s3 = Vector512.FusedMultiplyAdd(e01, Vector512.Load(x3 + 16), s3);
                }

                if (TPlaces.Value > 2)
                {
                    s0 = Vector512.FusedMultiplyAdd(e02, Vector512.Load(x0 + 32), s0);
                    s1 = Vector512.FusedMultiplyAdd(e02, Vector512.Load(x1 + 32), s1);
                    s2 = Vector512.FusedMultiplyAdd(e02, Vector512.Load(x2 + 32), s2);
                    s3 = Vector512.FusedMultiplyAdd(e02, Vector512.Load(x3 + 32), s3);
                }

                if (TPlaces.Value > 3)
                {
                    s0 = Vector512.FusedMultiplyAdd(e03, Vector512.Load(x0 + 48), s0);
                    s1 = Vector512.FusedMultiplyAdd(e03, Vector512.Load(x1 + 48), s1);
                    s2 = Vector512.FusedMultiplyAdd(e03, Vector512.Load(x2 + 48), s2);
                    s3 = Vector512.FusedMultiplyAdd(e03, Vector512.Load(x3 + 48), s3);
                }

                if (TPlaces.Value > 4)
                {
                    s0 = Vector512.FusedMultiplyAdd(e04, Vector512.Load(x0 + 64), s0);
                    s1 = Vector512.FusedMultiplyAdd(e04, Vector512.Load(x1 + 64), s1);
                    s2 = Vector512.FusedMultiplyAdd(e04, Vector512.Load(x2 + 64), s2);
                    s3 = Vector512.FusedMultiplyAdd(e04, Vector512.Load(x3 + 64), s3);
                }

                if (TPlaces.Value > 5)
                {
                    s0 = Vector512.FusedMultiplyAdd(e05, Vector512.Load(x0 + 80), s0);
                    s1 = Vector512.FusedMultiplyAdd(e05, Vector512.Load(x1 + 80), s1);
                    s2 = Vector512.FusedMultiplyAdd(e05, Vector512.Load(x2 + 80), s2);
                    s3 = Vector512.FusedMultiplyAdd(e05, Vector512.Load(x3 + 80), s3);
                }

                if (TPlaces.Value > 6)
                {
                    s0 = Vector512.FusedMultiplyAdd(e06, Vector512.Load(x0 + 96), s0);
                    s1 = Vector512.FusedMultiplyAdd(e06, Vector512.Load(x1 + 96), s1);
                    s2 = Vector512.FusedMultiplyAdd(e06, Vector512.Load(x2 + 96), s2);
                    s3 = Vector512.FusedMultiplyAdd(e06, Vector512.Load(x3 + 96), s3);
                }

                if (TPlaces.Value > 7)
                {
                    s0 = Vector512.FusedMultiplyAdd(e07, Vector512.Load(x0 + 112), s0);
                    s1 = Vector512.FusedMultiplyAdd(e07, Vector512.Load(x1 + 112), s1);
                    s2 = Vector512.FusedMultiplyAdd(e07, Vector512.Load(x2 + 112), s2);
                    s3 = Vector512.FusedMultiplyAdd(e07, Vector512.Load(x3 + 112), s3);
                }

                if (TRows.Value > 1)
                {
                    x0 += sourceRow;
                    x1 += sourceRow;
                    x2 += sourceRow;
                    x3 += sourceRow;
                }

                if (TRows.Value > 1)
                {
                    s0 = Vector512.FusedMultiplyAdd(e10, Vector512.Load(x0), s0);
                    s1 = Vector512.FusedMultiplyAdd(e10, Vector512.Load(x1), s1);
                    s2 = Vector512.FusedMultiplyAdd(e10, Vector512.Load(x2), s2);
                    s3 = Vector512.FusedMultiplyAdd(e10, Vector512.Load(x3), s3);
                }

                if (TRows.Value > 1 && TPlaces.Value > 1)
                {
                    s0 = Vector512.FusedMultiplyAdd(e11, Vector512.Load(x0 + 16), s0);
                    s1 = Vector512.FusedMultiplyAdd(e11, Vector512.Load(x1 + 16), s1);
                    s2 = Vector512.FusedMultiplyAdd(e11, Vector512.Load(x2 + 16), s2);
                    s3 = Vector512.FusedMultiplyAdd(e11, Vector512.Load(x3 + 16), s3);
                }

                if (TRows.Value > 1 && TPlaces.Value > 2)
                {
                    s0 = Vector512.FusedMultiplyAdd(e12, Vector512.Load(x0 + 32), s0);
                    s1 = Vector512.FusedMultiplyAdd(e12, Vector512.Load(x1 + 32), s1);
                    s2 = Vector512.FusedMultiplyAdd(e12, Vector512.Load(x2 + 32), s2);
                    s3 = Vector512.FusedMultiplyAdd(e12, Vector512.Load(x3 + 32), s3);
                }

                if (TRows.Value > 1 && TPlaces.Value > 3)
                {
                    s0 = Vector512.FusedMultiplyAdd(e13, Vector512.Load(x0 + 48), s0);
                    s1 = Vector512.FusedMultiplyAdd(e13, Vector512.Load(x1 + 48), s1);
                    s2 = Vector512.FusedMultiplyAdd(e13, Vector512.Load(x2 + 48), s2);
                    s3 = Vector512.FusedMultiplyAdd(e13, Vector512.Load(x3 + 48), s3);
                }

                if (TRows.Value > 1 && TPlaces.Value > 4)
                {
                    s0 = Vector512.FusedMultiplyAdd(e14, Vector512.Load(x0 + 64), s0);
                    s1 = Vector512.FusedMultiplyAdd(e14, Vector512.Load(x1 + 64), s1);
                    s2 = Vector512.FusedMultiplyAdd(e14, Vector512.Load(x2 + 64), s2);
                    s3 = Vector512.FusedMultiplyAdd(e14, Vector512.Load(x3 + 64), s3);
                }

                if (TRows.Value > 1 && TPlaces.Value > 5)
                {
                    s0 = Vector512.FusedMultiplyAdd(e15, Vector512.Load(x0 + 80), s0);
                    s1 = Vector512.FusedMultiplyAdd(e15, Vector512.Load(x1 + 80), s1);
                    s2 = Vector512.FusedMultiplyAdd(e15, Vector512.Load(x2 + 80), s2);
                    s3 = Vector512.FusedMultiplyAdd(e15, Vector512.Load(x3 + 80), s3);
                }

                if (TRows.Value > 1 && TPlaces.Value > 6)
                {
                    s0 = Vector512.FusedMultiplyAdd(e16, Vector512.Load(x0 + 96), s0);
                    s1 = Vector512.FusedMultiplyAdd(e16, Vector512.Load(x1 + 96), s1);
                    s2 = Vector512.FusedMultiplyAdd(e16, Vector512.Load(x2 + 96), s2);
                    s3 = Vector512.FusedMultiplyAdd(e16, Vector512.Load(x3 + 96), s3);
                }

                if (TRows.Value > 1 && TPlaces.Value > 7)
                {
                    s0 = Vector512.FusedMultiplyAdd(e17, Vector512.Load(x0 + 112), s0);
                    s1 = Vector512.FusedMultiplyAdd(e17, Vector512.Load(x1 + 112), s1);
                    s2 = Vector512.FusedMultiplyAdd(e17, Vector512.Load(x2 + 112), s2);
                    s3 = Vector512.FusedMultiplyAdd(e17, Vector512.Load(x3 + 112), s3);
                }

                (Vector128.Load(gradients + term) + FoldSixteen.Four(s0, s1, s2, s3)).Store(gradients + term);
            }

            for (; term < end; term++)
            {
                var x = source + offsets[term];
                var sum = Vector512<float>.Zero;
                sum = Vector512.FusedMultiplyAdd(e00, Vector512.Load(x), sum);
                if (TPlaces.Value > 1) sum = Vector512.FusedMultiplyAdd(e01, Vector512.Load(x + 16), sum);
                if (TPlaces.Value > 2) sum = Vector512.FusedMultiplyAdd(e02, Vector512.Load(x + 32), sum);
                if (TPlaces.Value > 3) sum = Vector512.FusedMultiplyAdd(e03, Vector512.Load(x + 48), sum);
                if (TPlaces.Value > 4) sum = Vector512.FusedMultiplyAdd(e04, Vector512.Load(x + 64), sum);
                if (TPlaces.Value > 5) sum = Vector512.FusedMultiplyAdd(e05, Vector512.Load(x + 80), sum);
                if (TPlaces.Value > 6) sum = Vector512.FusedMultiplyAdd(e06, Vector512.Load(x + 96), sum);
                if (TPlaces.Value > 7) sum = Vector512.FusedMultiplyAdd(e07, Vector512.Load(x + 112), sum);
                if (TRows.Value > 1) sum = Vector512.FusedMultiplyAdd(e10, Vector512.Load(x + sourceRow), sum);
                if (TRows.Value > 1 && TPlaces.Value > 1) sum = Vector512.FusedMultiplyAdd(e11, Vector512.Load(x + sourceRow + 16), sum);
                if (TRows.Value > 1 && TPlaces.Value > 2) sum = Vector512.FusedMultiplyAdd(e12, Vector512.Load(x + sourceRow + 32), sum);
                if (TRows.Value > 1 && TPlaces.Value > 3) sum = Vector512.FusedMultiplyAdd(e13, Vector512.Load(x + sourceRow + 48), sum);
                if (TRows.Value > 1 && TPlaces.Value > 4) sum = Vector512.FusedMultiplyAdd(e14, Vector512.Load(x + sourceRow + 64), sum);
                if (TRows.Value > 1 && TPlaces.Value > 5) sum = Vector512.FusedMultiplyAdd(e15, Vector512.Load(x + sourceRow + 80), sum);
                if (TRows.Value > 1 && TPlaces.Value > 6) sum = Vector512.FusedMultiplyAdd(e16, Vector512.Load(x + sourceRow + 96), sum);
                if (TRows.Value > 1 && TPlaces.Value > 7) sum = Vector512.FusedMultiplyAdd(e17, Vector512.Load(x + sourceRow + 112), sum);
                gradients[term] += FoldSixteen.One(sum);
            }
        }
    }
}
