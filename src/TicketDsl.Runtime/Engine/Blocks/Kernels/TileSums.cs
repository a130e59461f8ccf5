using System.Runtime.CompilerServices;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Kernels;

/// <summary>
/// target[u, x] = start + Σₜ weight(u, t) · source[x + offset(t)]: what dense convolutions, linear layers and their gradients are made of.
/// A block of units and vectors stays in registers while all terms pass.
/// Order: each target is one chain of fused multiply-adds from its start on, terms ascending; lanes and blocks hold different targets,
/// so neither width nor blocking moves a bit, and a chain may be left in memory and taken up again.
/// </summary>
internal static unsafe class TileSums
{
    private const int MostUnits = 4;

    /// <summary>Adds all terms to every unit of one row.</summary>
    /// <param name="terms">The terms; their weight offsets are from a unit's first weight.</param>
    /// <param name="weights">The first unit's first weight.</param>
    /// <param name="weightStride">Floats from unit to unit in weights.</param>
    /// <param name="units">How many units.</param>
    /// <param name="source">The row that offsets are from.</param>
    /// <param name="target">The first unit's row.</param>
    /// <param name="targetStride">Floats from unit to unit in the target.</param>
    /// <param name="floats">Length of the row, a multiple of 16.</param>
    /// <param name="start">What the sums start from.</param>
    public static void Row<TLanes>(
        in Terms terms, float* weights, int weightStride, int units, float* source, float* target, long targetStride, int floats, in SumStart start)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        // Sixteen vector registers hold half of what thirty-two do. Tiles are of nearly equal width.
        var most = TLanes.Count == 16 ? 6 : 3;
        var vectors = floats / TLanes.Count;
        var tiles = (vectors + most - 1) / most;
        for (var tile = 0; tile < tiles; tile++)
        {
            var first = vectors * tile / tiles;
            var some = vectors * (tile + 1) / tiles - first;
            var x = first * TLanes.Count;
            for (var unit = 0; unit < units; unit += MostUnits)
            {
                Tile<TLanes>(
                    Math.Min(MostUnits, units - unit), some, terms, weights + (long)unit * weightStride, weightStride, source + x,
                    target + unit * targetStride + x, targetStride, start.From(unit));
            }
        }
    }

    private static void Tile<TLanes>(
        int units, int vectors, in Terms terms, float* weights, int weightStride, float* source, float* target, long targetStride, in SumStart start)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        switch (vectors)
        {
            case 1: Tile<TLanes, Vectors1>(units, terms, weights, weightStride, source, target, targetStride, start); break;
            case 2: Tile<TLanes, Vectors2>(units, terms, weights, weightStride, source, target, targetStride, start); break;
            case 3: Tile<TLanes, Vectors3>(units, terms, weights, weightStride, source, target, targetStride, start); break;
            case 4: Tile<TLanes, Vectors4>(units, terms, weights, weightStride, source, target, targetStride, start); break;
            case 5: Tile<TLanes, Vectors5>(units, terms, weights, weightStride, source, target, targetStride, start); break;
            case 6: Tile<TLanes, Vectors6>(units, terms, weights, weightStride, source, target, targetStride, start); break;
            default: throw new ArgumentOutOfRangeException(nameof(vectors));
        }
    }

    private static void Tile<TLanes, TVectors>(
        int units, in Terms terms, float* weights, int weightStride, float* source, float* target, long targetStride, in SumStart start)
        where TLanes : unmanaged, ILanes<TLanes>
        where TVectors : struct, IVectorCount
    {
        switch (units)
        {
            case 1: Tile<TLanes, Vectors1, TVectors>(terms, weights, weightStride, source, target, targetStride, start); break;
            case 2: Tile<TLanes, Vectors2, TVectors>(terms, weights, weightStride, source, target, targetStride, start); break;
            case 3: Tile<TLanes, Vectors3, TVectors>(terms, weights, weightStride, source, target, targetStride, start); break;
            case 4: Tile<TLanes, Vectors4, TVectors>(terms, weights, weightStride, source, target, targetStride, start); break;
            default: throw new ArgumentOutOfRangeException(nameof(units));
        }
    }

    private static void Tile<TLanes, TUnits, TVectors>(
        in Terms terms, float* weights, long weightStride, float* source, float* target, long targetStride, in SumStart start)
        where TLanes : unmanaged, ILanes<TLanes>
        where TUnits : struct, IVectorCount
        where TVectors : struct, IVectorCount
    {
        var s00 = start.Load<TLanes>(target, 0);
        var s01 = TVectors.Value > 1 ? start.Load<TLanes>(target + TLanes.Count, 0) : default;
        var s02 = TVectors.Value > 2 ? start.Load<TLanes>(target + 2 * TLanes.Count, 0) : default;
        var s03 = TVectors.Value > 3 ? start.Load<TLanes>(target + 3 * TLanes.Count, 0) : default;
        var s04 = TVectors.Value > 4 ? start.Load<TLanes>(target + 4 * TLanes.Count, 0) : default;
        var s05 = TVectors.Value > 5 ? start.Load<TLanes>(target + 5 * TLanes.Count, 0) : default;
        var s10 = TUnits.Value > 1 ? start.Load<TLanes>(target + targetStride, 1) : default;
        var s11 = TUnits.Value > 1 && TVectors.Value > 1 ? start.Load<TLanes>(target + targetStride + TLanes.Count, 1) : default;
        var s12 = TUnits.Value > 1 && TVectors.Value > 2 ? start.Load<TLanes>(target + targetStride + 2 * TLanes.Count, 1) : default;
        var s13 = TUnits.Value > 1 && TVectors.Value > 3 ? start.Load<TLanes>(target + targetStride + 3 * TLanes.Count, 1) : default;
        var s14 = TUnits.Value > 1 && TVectors.Value > 4 ? start.Load<TLanes>(target + targetStride + 4 * TLanes.Count, 1) : default;
        var s15 = TUnits.Value > 1 && TVectors.Value > 5 ? start.Load<TLanes>(target + targetStride + 5 * TLanes.Count, 1) : default;
        var s20 = TUnits.Value > 2 ? start.Load<TLanes>(target + 2 * targetStride, 2) : default;
        var s21 = TUnits.Value > 2 && TVectors.Value > 1 ? start.Load<TLanes>(target + 2 * targetStride + TLanes.Count, 2) : default;
        var s22 = TUnits.Value > 2 && TVectors.Value > 2 ? start.Load<TLanes>(target + 2 * targetStride + 2 * TLanes.Count, 2) : default;
        var s23 = TUnits.Value > 2 && TVectors.Value > 3 ? start.Load<TLanes>(target + 2 * targetStride + 3 * TLanes.Count, 2) : default;
        var s24 = TUnits.Value > 2 && TVectors.Value > 4 ? start.Load<TLanes>(target + 2 * targetStride + 4 * TLanes.Count, 2) : default;
        var s25 = TUnits.Value > 2 && TVectors.Value > 5 ? start.Load<TLanes>(target + 2 * targetStride + 5 * TLanes.Count, 2) : default;
        var s30 = TUnits.Value > 3 ? start.Load<TLanes>(target + 3 * targetStride, 3) : default;
        var s31 = TUnits.Value > 3 && TVectors.Value > 1 ? start.Load<TLanes>(target + 3 * targetStride + TLanes.Count, 3) : default;
        var s32 = TUnits.Value > 3 && TVectors.Value > 2 ? start.Load<TLanes>(target + 3 * targetStride + 2 * TLanes.Count, 3) : default;
        var s33 = TUnits.Value > 3 && TVectors.Value > 3 ? start.Load<TLanes>(target + 3 * targetStride + 3 * TLanes.Count, 3) : default;
        var s34 = TUnits.Value > 3 && TVectors.Value > 4 ? start.Load<TLanes>(target + 3 * targetStride + 4 * TLanes.Count, 3) : default;
        var s35 = TUnits.Value > 3 && TVectors.Value > 5 ? start.Load<TLanes>(target + 3 * targetStride + 5 * TLanes.Count, 3) : default;
        var count = terms.Count;
        var weightOffsets = terms.WeightOffsets;
        var sourceOffsets = terms.SourceOffsets;
        for (var term = 0; term < count; term++)
        {
            var x = source + sourceOffsets[term];
            var w = weights + weightOffsets[term];
            var x0 = TLanes.Load(x);
            var x1 = TVectors.Value > 1 ? TLanes.Load(x + TLanes.Count) : default;
            var x2 = TVectors.Value > 2 ? TLanes.Load(x + 2 * TLanes.Count) : default;
            var x3 = TVectors.Value > 3 ? TLanes.Load(x + 3 * TLanes.Count) : default;
            var x4 = TVectors.Value > 4 ? TLanes.Load(x + 4 * TLanes.Count) : default;
            var x5 = TVectors.Value > 5 ? TLanes.Load(x + 5 * TLanes.Count) : default;
            var w0 = TLanes.Broadcast(*w);
            s00 = TLanes.FusedMultiplyAdd(w0, x0, s00);
            if (TVectors.Value > 1) s01 = TLanes.FusedMultiplyAdd(w0, x1, s01);
            if (TVectors.Value > 2) s02 = TLanes.FusedMultiplyAdd(w0, x2, s02);
            if (TVectors.Value > 3) s03 = TLanes.FusedMultiplyAdd(w0, x3, s03);
            if (TVectors.Value > 4) s04 = TLanes.FusedMultiplyAdd(w0, x4, s04);
            if (TVectors.Value > 5) s05 = TLanes.FusedMultiplyAdd(w0, x5, s05);
            if (TUnits.Value > 1)
            {
                var w1 = TLanes.Broadcast(w[weightStride]);
                s10 = TLanes.FusedMultiplyAdd(w1, x0, s10);
                if (TVectors.Value > 1) s11 = TLanes.FusedMultiplyAdd(w1, x1, s11);
                if (TVectors.Value > 2) s12 = TLanes.FusedMultiplyAdd(w1, x2, s12);
                if (TVectors.Value > 3) s13 = TLanes.FusedMultiplyAdd(w1, x3, s13);
                if (TVectors.Value > 4) s14 = TLanes.FusedMultiplyAdd(w1, x4, s14);
                if (TVectors.Value > 5) s15 = TLanes.FusedMultiplyAdd(w1, x5, s15);
            }
            if (TUnits.Value > 2)
            {
                var w2 = TLanes.Broadcast(w[2 * weightStride]);
                s20 = TLanes.FusedMultiplyAdd(w2, x0, s20);
                if (TVectors.Value > 1) s21 = TLanes.FusedMultiplyAdd(w2, x1, s21);
                if (TVectors.Value > 2) s22 = TLanes.FusedMultiplyAdd(w2, x2, s22);
                if (TVectors.Value > 3) s23 = TLanes.FusedMultiplyAdd(w2, x3, s23);
                if (TVectors.Value > 4) s24 = TLanes.FusedMultiplyAdd(w2, x4, s24);
                if (TVectors.Value > 5) s25 = TLanes.FusedMultiplyAdd(w2, x5, s25);
            }
            if (TUnits.Value > 3)
            {
                var w3 = TLanes.Broadcast(w[3 * weightStride]);
                s30 = TLanes.FusedMultiplyAdd(w3, x0, s30);
                if (TVectors.Value > 1) s31 = TLanes.FusedMultiplyAdd(w3, x1, s31);
                if (TVectors.Value > 2) s32 = TLanes.FusedMultiplyAdd(w3, x2, s32);
                if (TVectors.Value > 3) s33 = TLanes.FusedMultiplyAdd(w3, x3, s33);
                if (TVectors.Value > 4) s34 = TLanes.FusedMultiplyAdd(w3, x4, s34);
                if (TVectors.Value > 5) s35 = TLanes.FusedMultiplyAdd(w3, x5, s35);
            }
        }

        start.Store(s00, target);
        if (TVectors.Value > 1) start.Store(s01, target + TLanes.Count);
        if (TVectors.Value > 2) start.Store(s02, target + 2 * TLanes.Count);
        if (TVectors.Value > 3) start.Store(s03, target + 3 * TLanes.Count);
        if (TVectors.Value > 4) start.Store(s04, target + 4 * TLanes.Count);
        if (TVectors.Value > 5) start.Store(s05, target + 5 * TLanes.Count);
        if (TUnits.Value > 1) start.Store(s10, target + targetStride);
        if (TUnits.Value > 1 && TVectors.Value > 1) start.Store(s11, target + targetStride + TLanes.Count);
        if (TUnits.Value > 1 && TVectors.Value > 2) start.Store(s12, target + targetStride + 2 * TLanes.Count);
        if (TUnits.Value > 1 && TVectors.Value > 3) start.Store(s13, target + targetStride + 3 * TLanes.Count);
        if (TUnits.Value > 1 && TVectors.Value > 4) start.Store(s14, target + targetStride + 4 * TLanes.Count);
        if (TUnits.Value > 1 && TVectors.Value > 5) start.Store(s15, target + targetStride + 5 * TLanes.Count);
        if (TUnits.Value > 2) start.Store(s20, target + 2 * targetStride);
        if (TUnits.Value > 2 && TVectors.Value > 1) start.Store(s21, target + 2 * targetStride + TLanes.Count);
        if (TUnits.Value > 2 && TVectors.Value > 2) start.Store(s22, target + 2 * targetStride + 2 * TLanes.Count);
        if (TUnits.Value > 2 && TVectors.Value > 3) start.Store(s23, target + 2 * targetStride + 3 * TLanes.Count);
        if (TUnits.Value > 2 && TVectors.Value > 4) start.Store(s24, target + 2 * targetStride + 4 * TLanes.Count);
        if (TUnits.Value > 2 && TVectors.Value > 5) start.Store(s25, target + 2 * targetStride + 5 * TLanes.Count);
        if (TUnits.Value > 3) start.Store(s30, target + 3 * targetStride);
        if (TUnits.Value > 3 && TVectors.Value > 1) start.Store(s31, target + 3 * targetStride + TLanes.Count);
        if (TUnits.Value > 3 && TVectors.Value > 2) start.Store(s32, target + 3 * targetStride + 2 * TLanes.Count);
        if (TUnits.Value > 3 && TVectors.Value > 3) start.Store(s33, target + 3 * targetStride + 3 * TLanes.Count);
        if (TUnits.Value > 3 && TVectors.Value > 4) start.Store(s34, target + 3 * targetStride + 4 * TLanes.Count);
        if (TUnits.Value > 3 && TVectors.Value > 5) start.Store(s35, target + 3 * targetStride + 5 * TLanes.Count);
    }
}
