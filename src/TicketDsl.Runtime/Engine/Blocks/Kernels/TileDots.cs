using System.Runtime.Intrinsics;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Kernels;

/// <summary>
/// gradient[u, t] += Σ over r and x of source[r, x + offset(t)] · error[u, r, x] for every unit u and term t: the weight gradient of a
/// dense convolution. Order: that of <see cref="ListDots"/> with all rows as one tile. Tiles of another size are added up otherwise, so a
/// layer that goes over from one to the other moves bits.
/// </summary>
internal static unsafe class TileDots
{
    private const int MostUnits = 4;
    private const int MostTerms = 6;

    /// <param name="offsets">Where each term finds its source, in floats.</param>
    /// <param name="terms">How many terms.</param>
    /// <param name="source">The rows that offsets are from.</param>
    /// <param name="sourceRow">Floats from row to row of the source.</param>
    /// <param name="errors">The first unit's rows.</param>
    /// <param name="errorRow">Floats from row to row of the errors.</param>
    /// <param name="errorStride">Floats from unit to unit of the errors.</param>
    /// <param name="units">How many units.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="floats">Length of a row, a multiple of 16.</param>
    /// <param name="gradients">What is added to, [units, gradientStride].</param>
    /// <param name="gradientStride">Floats from unit to unit of the gradients.</param>
    public static void Add<TLanes>(
        int* offsets, int terms, float* source, long sourceRow, float* errors, long errorRow, long errorStride, int units, int rows, int floats,
        float* gradients, int gradientStride)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        // Terms outside: their sources stay in the nearest cache while the units pass.
        for (var term = 0; term < terms; term += MostTerms)
        {
            var someTerms = Math.Min(MostTerms, terms - term);
            for (var unit = 0; unit < units; unit += MostUnits)
            {
                var someUnits = Math.Min(MostUnits, units - unit);
                Tile<TLanes>(
                    offsets + term, someTerms, source, sourceRow, errors + unit * errorStride, errorRow, errorStride, someUnits, rows, floats,
                    gradients + (long)unit * gradientStride + term, gradientStride);
            }
        }
    }

    private static void Tile<TLanes>(
        int* offsets, int terms, float* source, long sourceRow, float* errors, long errorRow, long errorStride, int units, int rows, int floats,
        float* gradients, int gradientStride)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var sums = stackalloc float[MostUnits * 8 * 16];
        new Span<float>(sums, MostUnits * 8 * 16).Clear();
        switch (units)
        {
            case 1: Sums<TLanes, Vectors1>(offsets, terms, source, sourceRow, errors, errorRow, errorStride, rows, floats, sums); break;
            case 2: Sums<TLanes, Vectors2>(offsets, terms, source, sourceRow, errors, errorRow, errorStride, rows, floats, sums); break;
            case 3: Sums<TLanes, Vectors3>(offsets, terms, source, sourceRow, errors, errorRow, errorStride, rows, floats, sums); break;
            case 4: Sums<TLanes, Vectors4>(offsets, terms, source, sourceRow, errors, errorRow, errorStride, rows, floats, sums); break;
            default: throw new ArgumentOutOfRangeException(nameof(units));
        }

        for (var unit = 0; unit < units; unit++)
        {
            var gradient = gradients + (long)unit * gradientStride;
            for (var term = 0; term < terms; term += 4)
            {
                var totals = FoldSixteen.Four(sums + (unit * 8 + term) * 16);
                if (term + 4 <= terms) (Vector128.Load(gradient + term) + totals).Store(gradient + term);
                else for (var t = term; t < terms; t++) gradient[t] += totals[t - term];
            }
        }
    }

    private static void Sums<TLanes, TUnits>(
        int* offsets, int terms, float* source, long sourceRow, float* errors, long errorRow, long errorStride, int rows, int floats, float* sums)
        where TLanes : unmanaged, ILanes<TLanes>
        where TUnits : struct, IVectorCount
    {
        switch (terms)
        {
            case 1: Sums<TLanes, TUnits, Vectors1>(offsets, source, sourceRow, errors, errorRow, errorStride, rows, floats, sums); break;
            case 2: Sums<TLanes, TUnits, Vectors2>(offsets, source, sourceRow, errors, errorRow, errorStride, rows, floats, sums); break;
            case 3: Sums<TLanes, TUnits, Vectors3>(offsets, source, sourceRow, errors, errorRow, errorStride, rows, floats, sums); break;
            case 4: Sums<TLanes, TUnits, Vectors4>(offsets, source, sourceRow, errors, errorRow, errorStride, rows, floats, sums); break;
            case 5: Sums<TLanes, TUnits, Vectors5>(offsets, source, sourceRow, errors, errorRow, errorStride, rows, floats, sums); break;
            case 6: Sums<TLanes, TUnits, Vectors6>(offsets, source, sourceRow, errors, errorRow, errorStride, rows, floats, sums); break;
            default: throw new ArgumentOutOfRangeException(nameof(terms));
        }
    }

    private static void Sums<TLanes, TUnits, TTerms>(
        int* offsets, float* source, long sourceRow, float* errors, long errorRow, long errorStride, int rows, int floats, float* sums)
        where TLanes : unmanaged, ILanes<TLanes>
        where TUnits : struct, IVectorCount
        where TTerms : struct, IVectorCount
    {
        var x0 = source + offsets[0];
        var x1 = TTerms.Value > 1 ? source + offsets[1] : source;
        var x2 = TTerms.Value > 2 ? source + offsets[2] : source;
        var x3 = TTerms.Value > 3 ? source + offsets[3] : source;
        var x4 = TTerms.Value > 4 ? source + offsets[4] : source;
        var x5 = TTerms.Value > 5 ? source + offsets[5] : source;
        for (var lane = 0; lane < 16; lane += TLanes.Count)
        {
            var (s00, s01, s02, s03, s04, s05) = (default(TLanes), default(TLanes), default(TLanes), default(TLanes), default(TLanes), default(TLanes));
            var (s10, s11, s12, s13, s14, s15) = (default(TLanes), default(TLanes), default(TLanes), default(TLanes), default(TLanes), default(TLanes));
            var (s20, s21, s22, s23, s24, s25) = (default(TLanes), default(TLanes), default(TLanes), default(TLanes), default(TLanes), default(TLanes));
            var (s30, s31, s32, s33, s34, s35) = (default(TLanes), default(TLanes), default(TLanes), default(TLanes), default(TLanes), default(TLanes));
            for (var row = 0; row < rows; row++)
            {
                var at = row * sourceRow;
                var error = errors + row * errorRow;
                for (var x = lane; x < floats; x += 16)
                {
                    var v0 = TLanes.Load(x0 + at + x);
                    var v1 = TTerms.Value > 1 ? TLanes.Load(x1 + at + x) : default;
                    var v2 = TTerms.Value > 2 ? TLanes.Load(x2 + at + x) : default;
                    var v3 = TTerms.Value > 3 ? TLanes.Load(x3 + at + x) : default;
                    var v4 = TTerms.Value > 4 ? TLanes.Load(x4 + at + x) : default;
                    var v5 = TTerms.Value > 5 ? TLanes.Load(x5 + at + x) : default;
                    var e0 = TLanes.Load(error + x);
                    s00 = TLanes.FusedMultiplyAdd(e0, v0, s00);
                    if (TTerms.Value > 1) s01 = TLanes.FusedMultiplyAdd(e0, v1, s01);
                    if (TTerms.Value > 2) s02 = TLanes.FusedMultiplyAdd(e0, v2, s02);
                    if (TTerms.Value > 3) s03 = TLanes.FusedMultiplyAdd(e0, v3, s03);
                    if (TTerms.Value > 4) s04 = TLanes.FusedMultiplyAdd(e0, v4, s04);
                    if (TTerms.Value > 5) s05 = TLanes.FusedMultiplyAdd(e0, v5, s05);
                    if (TUnits.Value > 1)
                    {
                        var e1 = TLanes.Load(error + errorStride + x);
                        s10 = TLanes.FusedMultiplyAdd(e1, v0, s10);
                        if (TTerms.Value > 1) s11 = TLanes.FusedMultiplyAdd(e1, v1, s11);
                        if (TTerms.Value > 2) s12 = TLanes.FusedMultiplyAdd(e1, v2, s12);
                        if (TTerms.Value > 3) s13 = TLanes.FusedMultiplyAdd(e1, v3, s13);
                        if (TTerms.Value > 4) s14 = TLanes.FusedMultiplyAdd(e1, v4, s14);
                        if (TTerms.Value > 5) s15 = TLanes.FusedMultiplyAdd(e1, v5, s15);
                    }
                    if (TUnits.Value > 2)
                    {
                        var e2 = TLanes.Load(error + 2 * errorStride + x);
                        s20 = TLanes.FusedMultiplyAdd(e2, v0, s20);
                        if (TTerms.Value > 1) s21 = TLanes.FusedMultiplyAdd(e2, v1, s21);
                        if (TTerms.Value > 2) s22 = TLanes.FusedMultiplyAdd(e2, v2, s22);
                        if (TTerms.Value > 3) s23 = TLanes.FusedMultiplyAdd(e2, v3, s23);
                        if (TTerms.Value > 4) s24 = TLanes.FusedMultiplyAdd(e2, v4, s24);
                        if (TTerms.Value > 5) s25 = TLanes.FusedMultiplyAdd(e2, v5, s25);
                    }
                    if (TUnits.Value > 3)
                    {
                        var e3 = TLanes.Load(error + 3 * errorStride + x);
                        s30 = TLanes.FusedMultiplyAdd(e3, v0, s30);
                        if (TTerms.Value > 1) s31 = TLanes.FusedMultiplyAdd(e3, v1, s31);
                        if (TTerms.Value > 2) s32 = TLanes.FusedMultiplyAdd(e3, v2, s32);
                        if (TTerms.Value > 3) s33 = TLanes.FusedMultiplyAdd(e3, v3, s33);
                        if (TTerms.Value > 4) s34 = TLanes.FusedMultiplyAdd(e3, v4, s34);
                        if (TTerms.Value > 5) s35 = TLanes.FusedMultiplyAdd(e3, v5, s35);
                    }
                }
            }

            s00.Store(sums + 0 + lane);
            if (TTerms.Value > 1) s01.Store(sums + 16 + lane);
            if (TTerms.Value > 2) s02.Store(sums + 32 + lane);
            if (TTerms.Value > 3) s03.Store(sums + 48 + lane);
            if (TTerms.Value > 4) s04.Store(sums + 64 + lane);
            if (TTerms.Value > 5) s05.Store(sums + 80 + lane);
            if (TUnits.Value > 1) s10.Store(sums + 128 + lane);
            if (TUnits.Value > 1 && TTerms.Value > 1) s11.Store(sums + 144 + lane);
            if (TUnits.Value > 1 && TTerms.Value > 2) s12.Store(sums + 160 + lane);
            if (TUnits.Value > 1 && TTerms.Value > 3) s13.Store(sums + 176 + lane);
            if (TUnits.Value > 1 && TTerms.Value > 4) s14.Store(sums + 192 + lane);
            if (TUnits.Value > 1 && TTerms.Value > 5) s15.Store(sums + 208 + lane);
            if (TUnits.Value > 2) s20.Store(sums + 256 + lane);
            if (TUnits.Value > 2 && TTerms.Value > 1) s21.Store(sums + 272 + lane);
            if (TUnits.Value > 2 && TTerms.Value > 2) s22.Store(sums + 288 + lane);
            if (TUnits.Value > 2 && TTerms.Value > 3) s23.Store(sums + 304 + lane);
            if (TUnits.Value > 2 && TTerms.Value > 4) s24.Store(sums + 320 + lane);
            if (TUnits.Value > 2 && TTerms.Value > 5) s25.Store(sums + 336 + lane);
            if (TUnits.Value > 3) s30.Store(sums + 384 + lane);
            if (TUnits.Value > 3 && TTerms.Value > 1) s31.Store(sums + 400 + lane);
            if (TUnits.Value > 3 && TTerms.Value > 2) s32.Store(sums + 416 + lane);
            if (TUnits.Value > 3 && TTerms.Value > 3) s33.Store(sums + 432 + lane);
            if (TUnits.Value > 3 && TTerms.Value > 4) s34.Store(sums + 448 + lane);
            if (TUnits.Value > 3 && TTerms.Value > 5) s35.Store(sums + 464 + lane);
        }
    }
}
