using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Kernels;

/// <summary>
/// target[u, r, x] = start + Σₜ weight(t) · source[r, x + offset(t)] over the terms t that unit u has left: what the weights that a mask
/// keeps cost, and nothing for the others.
/// Order: as <see cref="TileSums"/> without the terms that are masked, so that both give the same bits where no source is infinite or NaN,
/// but for the sign of a sum that is 0.
/// </summary>
internal static unsafe class ListSums
{
    /// <summary>Rows of a tile.</summary>
    public const int MostRows = 2;

    /// <summary>Positions of a tile, of 16 floats each.</summary>
    public static int MostPositions<TLanes>()
        where TLanes : unmanaged, ILanes<TLanes> => TLanes.Count == 16 ? 8 : 2;

    /// <summary>Adds the terms of every unit to one tile.</summary>
    /// <param name="rows">1 or <see cref="MostRows"/>.</param>
    /// <param name="positions">1 to <see cref="MostPositions"/>.</param>
    /// <param name="starts">The first term of each unit, and after the last unit the end.</param>
    /// <param name="units">How many units.</param>
    /// <param name="offsets">Where each term finds its source, in floats.</param>
    /// <param name="weights">The weight of each term.</param>
    /// <param name="source">The tile that offsets are from.</param>
    /// <param name="sourceRow">Floats from row to row of the source.</param>
    /// <param name="target">The first unit's tile.</param>
    /// <param name="targetRow">Floats from row to row of the target.</param>
    /// <param name="targetStride">Floats from unit to unit of the target.</param>
    /// <param name="start">What the sums start from.</param>
    public static void Tile<TLanes>(
        int rows, int positions, int* starts, int units, int* offsets, float* weights, float* source, int sourceRow,
        float* target, int targetRow, long targetStride, in SumStart start)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var vectors = positions * (16 / TLanes.Count);
        for (var done = 0; done < vectors;)
        {
            var some = Math.Min(vectors - done, 8);
            var at = done * TLanes.Count;
            if (rows == 1) Tile<TLanes, Vectors1>(some, starts, units, offsets, weights, source + at, sourceRow, target + at, targetRow, targetStride, start);
            else Tile<TLanes, Vectors2>(some, starts, units, offsets, weights, source + at, sourceRow, target + at, targetRow, targetStride, start);
            done += some;
        }
    }

    private static void Tile<TLanes, TRows>(
        int vectors, int* starts, int units, int* offsets, float* weights, float* source, int sourceRow,
        float* target, int targetRow, long targetStride, in SumStart start)
        where TLanes : unmanaged, ILanes<TLanes>
        where TRows : struct, IVectorCount
    {
        switch (vectors)
        {
            case 1: Tile<TLanes, TRows, Vectors1>(starts, units, offsets, weights, source, sourceRow, target, targetRow, targetStride, start); break;
            case 2: Tile<TLanes, TRows, Vectors2>(starts, units, offsets, weights, source, sourceRow, target, targetRow, targetStride, start); break;
            case 3: Tile<TLanes, TRows, Vectors3>(starts, units, offsets, weights, source, sourceRow, target, targetRow, targetStride, start); break;
            case 4: Tile<TLanes, TRows, Vectors4>(starts, units, offsets, weights, source, sourceRow, target, targetRow, targetStride, start); break;
            case 5: Tile<TLanes, TRows, Vectors5>(starts, units, offsets, weights, source, sourceRow, target, targetRow, targetStride, start); break;
            case 6: Tile<TLanes, TRows, Vectors6>(starts, units, offsets, weights, source, sourceRow, target, targetRow, targetStride, start); break;
            case 7: Tile<TLanes, TRows, Vectors7>(starts, units, offsets, weights, source, sourceRow, target, targetRow, targetStride, start); break;
            case 8: Tile<TLanes, TRows, Vectors8>(starts, units, offsets, weights, source, sourceRow, target, targetRow, targetStride, start); break;
            default: throw new ArgumentOutOfRangeException(nameof(vectors));
        }
    }

    private static void Tile<TLanes, TRows, TVectors>(
        int* starts, int units, int* offsets, float* weights, float* source, long sourceRow, float* target, long targetRow, long targetStride, in SumStart start)
        where TLanes : unmanaged, ILanes<TLanes>
        where TRows : struct, IVectorCount
        where TVectors : struct, IVectorCount
    {
        for (var unit = 0; unit < units; unit++, target += targetStride)
        {
            var (term, end) = (starts[unit], starts[unit + 1]);
            if (term == end && start.KeepsTarget) continue;
            var first = start.First<TLanes>(unit);
            var (s00, s01, s02, s03, s04, s05, s06, s07) = (first, first, first, first, first, first, first, first);
            var (s10, s11, s12, s13, s14, s15, s16, s17) = (first, first, first, first, first, first, first, first);
            if (start.TakesUp)
            {
                s00 = TLanes.Load(target);
                if (TVectors.Value > 1) s01 = TLanes.Load(target + TLanes.Count);
                if (TVectors.Value > 2) s02 = TLanes.Load(target + 2 * TLanes.Count);
                if (TVectors.Value > 3) s03 = TLanes.Load(target + 3 * TLanes.Count);
                if (TVectors.Value > 4) s04 = TLanes.Load(target + 4 * TLanes.Count);
                if (TVectors.Value > 5) s05 = TLanes.Load(target + 5 * TLanes.Count);
                if (TVectors.Value > 6) s06 = TLanes.Load(target + 6 * TLanes.Count);
                if (TVectors.Value > 7) s07 = TLanes.Load(target + 7 * TLanes.Count);
                if (TRows.Value > 1) s10 = TLanes.Load(target + targetRow);
                if (TRows.Value > 1 && TVectors.Value > 1) s11 = TLanes.Load(target + targetRow + TLanes.Count);
                if (TRows.Value > 1 && TVectors.Value > 2) s12 = TLanes.Load(target + targetRow + 2 * TLanes.Count);
                if (TRows.Value > 1 && TVectors.Value > 3) s13 = TLanes.Load(target + targetRow + 3 * TLanes.Count);
                if (TRows.Value > 1 && TVectors.Value > 4) s14 = TLanes.Load(target + targetRow + 4 * TLanes.Count);
                if (TRows.Value > 1 && TVectors.Value > 5) s15 = TLanes.Load(target + targetRow + 5 * TLanes.Count);
                if (TRows.Value > 1 && TVectors.Value > 6) s16 = TLanes.Load(target + targetRow + 6 * TLanes.Count);
                if (TRows.Value > 1 && TVectors.Value > 7) s17 = TLanes.Load(target + targetRow + 7 * TLanes.Count);
            }

            for (; term < end; term++)
            {
                var weight = TLanes.Broadcast(weights[term]);
                var x = source + offsets[term];
                s00 = TLanes.FusedMultiplyAdd(weight, x, 0, s00);
                if (TVectors.Value > 1) s01 = TLanes.FusedMultiplyAdd(weight, x, TLanes.Count, s01);
                if (TVectors.Value > 2) s02 = TLanes.FusedMultiplyAdd(weight, x, 2 * TLanes.Count, s02);
                if (TVectors.Value > 3) s03 = TLanes.FusedMultiplyAdd(weight, x, 3 * TLanes.Count, s03);
                if (TVectors.Value > 4) s04 = TLanes.FusedMultiplyAdd(weight, x, 4 * TLanes.Count, s04);
                if (TVectors.Value > 5) s05 = TLanes.FusedMultiplyAdd(weight, x, 5 * TLanes.Count, s05);
                if (TVectors.Value > 6) s06 = TLanes.FusedMultiplyAdd(weight, x, 6 * TLanes.Count, s06);
                if (TVectors.Value > 7) s07 = TLanes.FusedMultiplyAdd(weight, x, 7 * TLanes.Count, s07);
                if (TRows.Value > 1) s10 = TLanes.FusedMultiplyAdd(weight, x + sourceRow, 0, s10);
                if (TRows.Value > 1 && TVectors.Value > 1) s11 = TLanes.FusedMultiplyAdd(weight, x + sourceRow, TLanes.Count, s11);
                if (TRows.Value > 1 && TVectors.Value > 2) s12 = TLanes.FusedMultiplyAdd(weight, x + sourceRow, 2 * TLanes.Count, s12);
                if (TRows.Value > 1 && TVectors.Value > 3) s13 = TLanes.FusedMultiplyAdd(weight, x + sourceRow, 3 * TLanes.Count, s13);
                if (TRows.Value > 1 && TVectors.Value > 4) s14 = TLanes.FusedMultiplyAdd(weight, x + sourceRow, 4 * TLanes.Count, s14);
                if (TRows.Value > 1 && TVectors.Value > 5) s15 = TLanes.FusedMultiplyAdd(weight, x + sourceRow, 5 * TLanes.Count, s15);
                if (TRows.Value > 1 && TVectors.Value > 6) s16 = TLanes.FusedMultiplyAdd(weight, x + sourceRow, 6 * TLanes.Count, s16);
                if (TRows.Value > 1 && TVectors.Value > 7) s17 = TLanes.FusedMultiplyAdd(weight, x + sourceRow, 7 * TLanes.Count, s17);
            }

            start.Store(s00, target);
            if (TVectors.Value > 1) start.Store(s01, target + TLanes.Count);
            if (TVectors.Value > 2) start.Store(s02, target + 2 * TLanes.Count);
            if (TVectors.Value > 3) start.Store(s03, target + 3 * TLanes.Count);
            if (TVectors.Value > 4) start.Store(s04, target + 4 * TLanes.Count);
            if (TVectors.Value > 5) start.Store(s05, target + 5 * TLanes.Count);
            if (TVectors.Value > 6) start.Store(s06, target + 6 * TLanes.Count);
            if (TVectors.Value > 7) start.Store(s07, target + 7 * TLanes.Count);
            if (TRows.Value > 1) start.Store(s10, target + targetRow);
            if (TRows.Value > 1 && TVectors.Value > 1) start.Store(s11, target + targetRow + TLanes.Count);
            if (TRows.Value > 1 && TVectors.Value > 2) start.Store(s12, target + targetRow + 2 * TLanes.Count);
            if (TRows.Value > 1 && TVectors.Value > 3) start.Store(s13, target + targetRow + 3 * TLanes.Count);
            if (TRows.Value > 1 && TVectors.Value > 4) start.Store(s14, target + targetRow + 4 * TLanes.Count);
            if (TRows.Value > 1 && TVectors.Value > 5) start.Store(s15, target + targetRow + 5 * TLanes.Count);
            if (TRows.Value > 1 && TVectors.Value > 6) start.Store(s16, target + targetRow + 6 * TLanes.Count);
            if (TRows.Value > 1 && TVectors.Value > 7) start.Store(s17, target + targetRow + 7 * TLanes.Count);
        }
    }
}
