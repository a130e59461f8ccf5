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
        else if (rows == 1) Whole<TLanes, Vectors1>(places, starts, units, offsets, source, sourceRow, errors, errorRow, errorStride, gradients);
        else Whole<TLanes, Vectors2>(places, starts, units, offsets, source, sourceRow, errors, errorRow, errorStride, gradients);
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
                            s0 = TLanes.FusedMultiplyAdd(e, TLanes.Load(x0 + at + x), s0);
                            s1 = TLanes.FusedMultiplyAdd(e, TLanes.Load(x1 + at + x), s1);
                            s2 = TLanes.FusedMultiplyAdd(e, TLanes.Load(x2 + at + x), s2);
                            s3 = TLanes.FusedMultiplyAdd(e, TLanes.Load(x3 + at + x), s3);
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

    private static void Whole<TLanes, TRows>(
        int places, int* starts, int units, int* offsets, float* source, long sourceRow, float* errors, long errorRow, long errorStride, float* gradients)
        where TLanes : unmanaged, ILanes<TLanes>
        where TRows : struct, IVectorCount
    {
        switch (places)
        {
            case 1: Whole<TLanes, TRows, Vectors1>(starts, units, offsets, source, sourceRow, errors, errorRow, errorStride, gradients); break;
            case 2: Whole<TLanes, TRows, Vectors2>(starts, units, offsets, source, sourceRow, errors, errorRow, errorStride, gradients); break;
            case 3: Whole<TLanes, TRows, Vectors3>(starts, units, offsets, source, sourceRow, errors, errorRow, errorStride, gradients); break;
            case 4: Whole<TLanes, TRows, Vectors4>(starts, units, offsets, source, sourceRow, errors, errorRow, errorStride, gradients); break;
            case 5: Whole<TLanes, TRows, Vectors5>(starts, units, offsets, source, sourceRow, errors, errorRow, errorStride, gradients); break;
            case 6: Whole<TLanes, TRows, Vectors6>(starts, units, offsets, source, sourceRow, errors, errorRow, errorStride, gradients); break;
            case 7: Whole<TLanes, TRows, Vectors7>(starts, units, offsets, source, sourceRow, errors, errorRow, errorStride, gradients); break;
            case 8: Whole<TLanes, TRows, Vectors8>(starts, units, offsets, source, sourceRow, errors, errorRow, errorStride, gradients); break;
            default: throw new ArgumentOutOfRangeException(nameof(places));
        }
    }

    /// <summary>Vectors of 16: the errors of the tile stay in registers while the terms pass.</summary>
    private static void Whole<TLanes, TRows, TPlaces>(
        int* starts, int units, int* offsets, float* source, long sourceRow, float* errors, long errorRow, long errorStride, float* gradients)
        where TLanes : unmanaged, ILanes<TLanes>
        where TRows : struct, IVectorCount
        where TPlaces : struct, IVectorCount
    {
        for (var unit = 0; unit < units; unit++, errors += errorStride)
        {
            var end = starts[unit + 1];
            if (starts[unit] == end) continue;

            var e00 = TLanes.Load(errors);
            var e01 = TLanes.Load(TPlaces.Value > 1 ? errors + 16 : errors);
            var e02 = TLanes.Load(TPlaces.Value > 2 ? errors + 32 : errors);
            var e03 = TLanes.Load(TPlaces.Value > 3 ? errors + 48 : errors);
            var e04 = TLanes.Load(TPlaces.Value > 4 ? errors + 64 : errors);
            var e05 = TLanes.Load(TPlaces.Value > 5 ? errors + 80 : errors);
            var e06 = TLanes.Load(TPlaces.Value > 6 ? errors + 96 : errors);
            var e07 = TLanes.Load(TPlaces.Value > 7 ? errors + 112 : errors);
            var e10 = TLanes.Load(TRows.Value > 1 ? errors + errorRow : errors);
            var e11 = TLanes.Load(TRows.Value > 1 && TPlaces.Value > 1 ? errors + errorRow + 16 : errors);
            var e12 = TLanes.Load(TRows.Value > 1 && TPlaces.Value > 2 ? errors + errorRow + 32 : errors);
            var e13 = TLanes.Load(TRows.Value > 1 && TPlaces.Value > 3 ? errors + errorRow + 48 : errors);
            var e14 = TLanes.Load(TRows.Value > 1 && TPlaces.Value > 4 ? errors + errorRow + 64 : errors);
            var e15 = TLanes.Load(TRows.Value > 1 && TPlaces.Value > 5 ? errors + errorRow + 80 : errors);
            var e16 = TLanes.Load(TRows.Value > 1 && TPlaces.Value > 6 ? errors + errorRow + 96 : errors);
            var e17 = TLanes.Load(TRows.Value > 1 && TPlaces.Value > 7 ? errors + errorRow + 112 : errors);
            var term = starts[unit];
            for (; term + 4 <= end; term += 4)
            {
                var x0 = source + offsets[term];
                var x1 = source + offsets[term + 1];
                var x2 = source + offsets[term + 2];
                var x3 = source + offsets[term + 3];
                var (s0, s1, s2, s3) = (default(TLanes), default(TLanes), default(TLanes), default(TLanes));
                s0 = TLanes.FusedMultiplyAdd(e00, TLanes.Load(x0), s0);
                s1 = TLanes.FusedMultiplyAdd(e00, TLanes.Load(x1), s1);
                s2 = TLanes.FusedMultiplyAdd(e00, TLanes.Load(x2), s2);
                s3 = TLanes.FusedMultiplyAdd(e00, TLanes.Load(x3), s3);
                if (TPlaces.Value > 1)
                {
                    s0 = TLanes.FusedMultiplyAdd(e01, TLanes.Load(x0 + 16), s0);
                    s1 = TLanes.FusedMultiplyAdd(e01, TLanes.Load(x1 + 16), s1);
                    s2 = TLanes.FusedMultiplyAdd(e01, TLanes.Load(x2 + 16), s2);
                    s3 = TLanes.FusedMultiplyAdd(e01, TLanes.Load(x3 + 16), s3);
                }

                if (TPlaces.Value > 2)
                {
                    s0 = TLanes.FusedMultiplyAdd(e02, TLanes.Load(x0 + 32), s0);
                    s1 = TLanes.FusedMultiplyAdd(e02, TLanes.Load(x1 + 32), s1);
                    s2 = TLanes.FusedMultiplyAdd(e02, TLanes.Load(x2 + 32), s2);
                    s3 = TLanes.FusedMultiplyAdd(e02, TLanes.Load(x3 + 32), s3);
                }

                if (TPlaces.Value > 3)
                {
                    s0 = TLanes.FusedMultiplyAdd(e03, TLanes.Load(x0 + 48), s0);
                    s1 = TLanes.FusedMultiplyAdd(e03, TLanes.Load(x1 + 48), s1);
                    s2 = TLanes.FusedMultiplyAdd(e03, TLanes.Load(x2 + 48), s2);
                    s3 = TLanes.FusedMultiplyAdd(e03, TLanes.Load(x3 + 48), s3);
                }

                if (TPlaces.Value > 4)
                {
                    s0 = TLanes.FusedMultiplyAdd(e04, TLanes.Load(x0 + 64), s0);
                    s1 = TLanes.FusedMultiplyAdd(e04, TLanes.Load(x1 + 64), s1);
                    s2 = TLanes.FusedMultiplyAdd(e04, TLanes.Load(x2 + 64), s2);
                    s3 = TLanes.FusedMultiplyAdd(e04, TLanes.Load(x3 + 64), s3);
                }

                if (TPlaces.Value > 5)
                {
                    s0 = TLanes.FusedMultiplyAdd(e05, TLanes.Load(x0 + 80), s0);
                    s1 = TLanes.FusedMultiplyAdd(e05, TLanes.Load(x1 + 80), s1);
                    s2 = TLanes.FusedMultiplyAdd(e05, TLanes.Load(x2 + 80), s2);
                    s3 = TLanes.FusedMultiplyAdd(e05, TLanes.Load(x3 + 80), s3);
                }

                if (TPlaces.Value > 6)
                {
                    s0 = TLanes.FusedMultiplyAdd(e06, TLanes.Load(x0 + 96), s0);
                    s1 = TLanes.FusedMultiplyAdd(e06, TLanes.Load(x1 + 96), s1);
                    s2 = TLanes.FusedMultiplyAdd(e06, TLanes.Load(x2 + 96), s2);
                    s3 = TLanes.FusedMultiplyAdd(e06, TLanes.Load(x3 + 96), s3);
                }

                if (TPlaces.Value > 7)
                {
                    s0 = TLanes.FusedMultiplyAdd(e07, TLanes.Load(x0 + 112), s0);
                    s1 = TLanes.FusedMultiplyAdd(e07, TLanes.Load(x1 + 112), s1);
                    s2 = TLanes.FusedMultiplyAdd(e07, TLanes.Load(x2 + 112), s2);
                    s3 = TLanes.FusedMultiplyAdd(e07, TLanes.Load(x3 + 112), s3);
                }

                if (TRows.Value > 1)
                {
                    s0 = TLanes.FusedMultiplyAdd(e10, TLanes.Load(x0 + sourceRow), s0);
                    s1 = TLanes.FusedMultiplyAdd(e10, TLanes.Load(x1 + sourceRow), s1);
                    s2 = TLanes.FusedMultiplyAdd(e10, TLanes.Load(x2 + sourceRow), s2);
                    s3 = TLanes.FusedMultiplyAdd(e10, TLanes.Load(x3 + sourceRow), s3);
                }

                if (TRows.Value > 1 && TPlaces.Value > 1)
                {
                    s0 = TLanes.FusedMultiplyAdd(e11, TLanes.Load(x0 + sourceRow + 16), s0);
                    s1 = TLanes.FusedMultiplyAdd(e11, TLanes.Load(x1 + sourceRow + 16), s1);
                    s2 = TLanes.FusedMultiplyAdd(e11, TLanes.Load(x2 + sourceRow + 16), s2);
                    s3 = TLanes.FusedMultiplyAdd(e11, TLanes.Load(x3 + sourceRow + 16), s3);
                }

                if (TRows.Value > 1 && TPlaces.Value > 2)
                {
                    s0 = TLanes.FusedMultiplyAdd(e12, TLanes.Load(x0 + sourceRow + 32), s0);
                    s1 = TLanes.FusedMultiplyAdd(e12, TLanes.Load(x1 + sourceRow + 32), s1);
                    s2 = TLanes.FusedMultiplyAdd(e12, TLanes.Load(x2 + sourceRow + 32), s2);
                    s3 = TLanes.FusedMultiplyAdd(e12, TLanes.Load(x3 + sourceRow + 32), s3);
                }

                if (TRows.Value > 1 && TPlaces.Value > 3)
                {
                    s0 = TLanes.FusedMultiplyAdd(e13, TLanes.Load(x0 + sourceRow + 48), s0);
                    s1 = TLanes.FusedMultiplyAdd(e13, TLanes.Load(x1 + sourceRow + 48), s1);
                    s2 = TLanes.FusedMultiplyAdd(e13, TLanes.Load(x2 + sourceRow + 48), s2);
                    s3 = TLanes.FusedMultiplyAdd(e13, TLanes.Load(x3 + sourceRow + 48), s3);
                }

                if (TRows.Value > 1 && TPlaces.Value > 4)
                {
                    s0 = TLanes.FusedMultiplyAdd(e14, TLanes.Load(x0 + sourceRow + 64), s0);
                    s1 = TLanes.FusedMultiplyAdd(e14, TLanes.Load(x1 + sourceRow + 64), s1);
                    s2 = TLanes.FusedMultiplyAdd(e14, TLanes.Load(x2 + sourceRow + 64), s2);
                    s3 = TLanes.FusedMultiplyAdd(e14, TLanes.Load(x3 + sourceRow + 64), s3);
                }

                if (TRows.Value > 1 && TPlaces.Value > 5)
                {
                    s0 = TLanes.FusedMultiplyAdd(e15, TLanes.Load(x0 + sourceRow + 80), s0);
                    s1 = TLanes.FusedMultiplyAdd(e15, TLanes.Load(x1 + sourceRow + 80), s1);
                    s2 = TLanes.FusedMultiplyAdd(e15, TLanes.Load(x2 + sourceRow + 80), s2);
                    s3 = TLanes.FusedMultiplyAdd(e15, TLanes.Load(x3 + sourceRow + 80), s3);
                }

                if (TRows.Value > 1 && TPlaces.Value > 6)
                {
                    s0 = TLanes.FusedMultiplyAdd(e16, TLanes.Load(x0 + sourceRow + 96), s0);
                    s1 = TLanes.FusedMultiplyAdd(e16, TLanes.Load(x1 + sourceRow + 96), s1);
                    s2 = TLanes.FusedMultiplyAdd(e16, TLanes.Load(x2 + sourceRow + 96), s2);
                    s3 = TLanes.FusedMultiplyAdd(e16, TLanes.Load(x3 + sourceRow + 96), s3);
                }

                if (TRows.Value > 1 && TPlaces.Value > 7)
                {
                    s0 = TLanes.FusedMultiplyAdd(e17, TLanes.Load(x0 + sourceRow + 112), s0);
                    s1 = TLanes.FusedMultiplyAdd(e17, TLanes.Load(x1 + sourceRow + 112), s1);
                    s2 = TLanes.FusedMultiplyAdd(e17, TLanes.Load(x2 + sourceRow + 112), s2);
                    s3 = TLanes.FusedMultiplyAdd(e17, TLanes.Load(x3 + sourceRow + 112), s3);
                }

                (Vector128.Load(gradients + term) + FoldSixteen.Four(s0, s1, s2, s3)).Store(gradients + term);
            }

            for (; term < end; term++)
            {
                var x = source + offsets[term];
                var sum = default(TLanes);
                sum = TLanes.FusedMultiplyAdd(e00, TLanes.Load(x), sum);
                if (TPlaces.Value > 1) sum = TLanes.FusedMultiplyAdd(e01, TLanes.Load(x + 16), sum);
                if (TPlaces.Value > 2) sum = TLanes.FusedMultiplyAdd(e02, TLanes.Load(x + 32), sum);
                if (TPlaces.Value > 3) sum = TLanes.FusedMultiplyAdd(e03, TLanes.Load(x + 48), sum);
                if (TPlaces.Value > 4) sum = TLanes.FusedMultiplyAdd(e04, TLanes.Load(x + 64), sum);
                if (TPlaces.Value > 5) sum = TLanes.FusedMultiplyAdd(e05, TLanes.Load(x + 80), sum);
                if (TPlaces.Value > 6) sum = TLanes.FusedMultiplyAdd(e06, TLanes.Load(x + 96), sum);
                if (TPlaces.Value > 7) sum = TLanes.FusedMultiplyAdd(e07, TLanes.Load(x + 112), sum);
                if (TRows.Value > 1) sum = TLanes.FusedMultiplyAdd(e10, TLanes.Load(x + sourceRow), sum);
                if (TRows.Value > 1 && TPlaces.Value > 1) sum = TLanes.FusedMultiplyAdd(e11, TLanes.Load(x + sourceRow + 16), sum);
                if (TRows.Value > 1 && TPlaces.Value > 2) sum = TLanes.FusedMultiplyAdd(e12, TLanes.Load(x + sourceRow + 32), sum);
                if (TRows.Value > 1 && TPlaces.Value > 3) sum = TLanes.FusedMultiplyAdd(e13, TLanes.Load(x + sourceRow + 48), sum);
                if (TRows.Value > 1 && TPlaces.Value > 4) sum = TLanes.FusedMultiplyAdd(e14, TLanes.Load(x + sourceRow + 64), sum);
                if (TRows.Value > 1 && TPlaces.Value > 5) sum = TLanes.FusedMultiplyAdd(e15, TLanes.Load(x + sourceRow + 80), sum);
                if (TRows.Value > 1 && TPlaces.Value > 6) sum = TLanes.FusedMultiplyAdd(e16, TLanes.Load(x + sourceRow + 96), sum);
                if (TRows.Value > 1 && TPlaces.Value > 7) sum = TLanes.FusedMultiplyAdd(e17, TLanes.Load(x + sourceRow + 112), sum);
                gradients[term] += FoldSixteen.One(sum);
            }
        }
    }
}
