using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Kernels;

/// <summary>
/// gradient[u, s, c] += Σ over r and i of error[u, r, i] · source[s, r, i, c] for 16 channels c at once: the weight gradient of a dense
/// layer, from a source that holds the channels of a place and example next to each other.
/// Order: each gradient is one chain of fused multiply-adds that goes on from what is there, rows and then elements of the row ascending.
/// </summary>
internal static unsafe class ChannelDots
{
    private const int MostUnits = 4;
    private const int MostSources = 6;

    /// <param name="sources">Where each source's first row begins; its element i, channel c is at 16·i + c.</param>
    /// <param name="count">How many sources.</param>
    /// <param name="sourceRow">Floats from row to row of a source.</param>
    /// <param name="errors">The first unit's rows.</param>
    /// <param name="errorRow">Floats from row to row of the errors.</param>
    /// <param name="errorStride">Floats from unit to unit of the errors.</param>
    /// <param name="units">How many units.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="elements">Elements of a row.</param>
    /// <param name="gradients">What is added to, [units, gradientStride].</param>
    /// <param name="targets">Where in a unit's gradients each source's 16 channels begin.</param>
    /// <param name="gradientStride">Floats from unit to unit of the gradients.</param>
    public static void Add<TLanes>(
        float** sources, int count, long sourceRow, float* errors, long errorRow, long errorStride, int units, int rows, int elements,
        float* gradients, int* targets, int gradientStride)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var groups = (count + MostSources - 1) / MostSources;
        for (var group = 0; group < groups; group++)
        {
            // Nearly equal groups: nine sources are five and four, not six and three.
            var first = count * group / groups;
            var some = count * (group + 1) / groups - first;
            for (var unit = 0; unit < units; unit += MostUnits)
            {
                var error = errors + unit * errorStride;
                var gradient = gradients + (long)unit * gradientStride;
                switch (Math.Min(MostUnits, units - unit))
                {
                    case 1: Tile<TLanes, Vectors1>(sources + first, some, sourceRow, error, errorRow, errorStride, rows, elements, gradient, targets + first, gradientStride); break;
                    case 2: Tile<TLanes, Vectors2>(sources + first, some, sourceRow, error, errorRow, errorStride, rows, elements, gradient, targets + first, gradientStride); break;
                    case 3: Tile<TLanes, Vectors3>(sources + first, some, sourceRow, error, errorRow, errorStride, rows, elements, gradient, targets + first, gradientStride); break;
                    case 4: Tile<TLanes, Vectors4>(sources + first, some, sourceRow, error, errorRow, errorStride, rows, elements, gradient, targets + first, gradientStride); break;
                    default: throw new ArgumentOutOfRangeException(nameof(units));
                }
            }
        }
    }

    private static void Tile<TLanes, TUnits>(
        float** sources, int count, long sourceRow, float* errors, long errorRow, long errorStride, int rows, int elements,
        float* gradients, int* targets, long gradientStride)
        where TLanes : unmanaged, ILanes<TLanes>
        where TUnits : struct, IVectorCount
    {
        switch (count)
        {
            case 1: Tile<TLanes, TUnits, Vectors1>(sources, sourceRow, errors, errorRow, errorStride, rows, elements, gradients, targets, gradientStride); break;
            case 2: Tile<TLanes, TUnits, Vectors2>(sources, sourceRow, errors, errorRow, errorStride, rows, elements, gradients, targets, gradientStride); break;
            case 3: Tile<TLanes, TUnits, Vectors3>(sources, sourceRow, errors, errorRow, errorStride, rows, elements, gradients, targets, gradientStride); break;
            case 4: Tile<TLanes, TUnits, Vectors4>(sources, sourceRow, errors, errorRow, errorStride, rows, elements, gradients, targets, gradientStride); break;
            case 5: Tile<TLanes, TUnits, Vectors5>(sources, sourceRow, errors, errorRow, errorStride, rows, elements, gradients, targets, gradientStride); break;
            case 6: Tile<TLanes, TUnits, Vectors6>(sources, sourceRow, errors, errorRow, errorStride, rows, elements, gradients, targets, gradientStride); break;
            default: throw new ArgumentOutOfRangeException(nameof(count));
        }
    }

    private static void Tile<TLanes, TUnits, TSources>(
        float** sources, long sourceRow, float* errors, long errorRow, long errorStride, int rows, int elements,
        float* gradients, int* targets, long gradientStride)
        where TLanes : unmanaged, ILanes<TLanes>
        where TUnits : struct, IVectorCount
        where TSources : struct, IVectorCount
    {
        for (var lane = 0; lane < 16; lane += TLanes.Count)
        {
            var g0 = gradients + lane;
            var g1 = g0 + gradientStride;
            var g2 = g1 + gradientStride;
            var g3 = g2 + gradientStride;
            var s00 = TLanes.Load(g0 + targets[0]);
            var s01 = TSources.Value > 1 ? TLanes.Load(g0 + targets[1]) : default;
            var s02 = TSources.Value > 2 ? TLanes.Load(g0 + targets[2]) : default;
            var s03 = TSources.Value > 3 ? TLanes.Load(g0 + targets[3]) : default;
            var s04 = TSources.Value > 4 ? TLanes.Load(g0 + targets[4]) : default;
            var s05 = TSources.Value > 5 ? TLanes.Load(g0 + targets[5]) : default;
            var s10 = TUnits.Value > 1 ? TLanes.Load(g1 + targets[0]) : default;
            var s11 = TUnits.Value > 1 && TSources.Value > 1 ? TLanes.Load(g1 + targets[1]) : default;
            var s12 = TUnits.Value > 1 && TSources.Value > 2 ? TLanes.Load(g1 + targets[2]) : default;
            var s13 = TUnits.Value > 1 && TSources.Value > 3 ? TLanes.Load(g1 + targets[3]) : default;
            var s14 = TUnits.Value > 1 && TSources.Value > 4 ? TLanes.Load(g1 + targets[4]) : default;
            var s15 = TUnits.Value > 1 && TSources.Value > 5 ? TLanes.Load(g1 + targets[5]) : default;
            var s20 = TUnits.Value > 2 ? TLanes.Load(g2 + targets[0]) : default;
            var s21 = TUnits.Value > 2 && TSources.Value > 1 ? TLanes.Load(g2 + targets[1]) : default;
            var s22 = TUnits.Value > 2 && TSources.Value > 2 ? TLanes.Load(g2 + targets[2]) : default;
            var s23 = TUnits.Value > 2 && TSources.Value > 3 ? TLanes.Load(g2 + targets[3]) : default;
            var s24 = TUnits.Value > 2 && TSources.Value > 4 ? TLanes.Load(g2 + targets[4]) : default;
            var s25 = TUnits.Value > 2 && TSources.Value > 5 ? TLanes.Load(g2 + targets[5]) : default;
            var s30 = TUnits.Value > 3 ? TLanes.Load(g3 + targets[0]) : default;
            var s31 = TUnits.Value > 3 && TSources.Value > 1 ? TLanes.Load(g3 + targets[1]) : default;
            var s32 = TUnits.Value > 3 && TSources.Value > 2 ? TLanes.Load(g3 + targets[2]) : default;
            var s33 = TUnits.Value > 3 && TSources.Value > 3 ? TLanes.Load(g3 + targets[3]) : default;
            var s34 = TUnits.Value > 3 && TSources.Value > 4 ? TLanes.Load(g3 + targets[4]) : default;
            var s35 = TUnits.Value > 3 && TSources.Value > 5 ? TLanes.Load(g3 + targets[5]) : default;
            for (var row = 0; row < rows; row++)
            {
                var error = errors + row * errorRow;
                var error1 = error + errorStride;
                var error2 = error + 2 * errorStride;
                var error3 = error + 3 * errorStride;
                var x0 = sources[0] + row * sourceRow + lane;
                var x1 = TSources.Value > 1 ? sources[1] + row * sourceRow + lane : null;
                var x2 = TSources.Value > 2 ? sources[2] + row * sourceRow + lane : null;
                var x3 = TSources.Value > 3 ? sources[3] + row * sourceRow + lane : null;
                var x4 = TSources.Value > 4 ? sources[4] + row * sourceRow + lane : null;
                var x5 = TSources.Value > 5 ? sources[5] + row * sourceRow + lane : null;
                for (long i = 0; i < elements; i++)
                {
                    var v0 = TLanes.Load(x0 + 16 * i);
                    var v1 = TSources.Value > 1 ? TLanes.Load(x1 + 16 * i) : default;
                    var v2 = TSources.Value > 2 ? TLanes.Load(x2 + 16 * i) : default;
                    var v3 = TSources.Value > 3 ? TLanes.Load(x3 + 16 * i) : default;
                    var v4 = TSources.Value > 4 ? TLanes.Load(x4 + 16 * i) : default;
                    var v5 = TSources.Value > 5 ? TLanes.Load(x5 + 16 * i) : default;
                    var e0 = TLanes.Broadcast(error[i]);
                    s00 = TLanes.FusedMultiplyAdd(e0, v0, s00);
                    if (TSources.Value > 1) s01 = TLanes.FusedMultiplyAdd(e0, v1, s01);
                    if (TSources.Value > 2) s02 = TLanes.FusedMultiplyAdd(e0, v2, s02);
                    if (TSources.Value > 3) s03 = TLanes.FusedMultiplyAdd(e0, v3, s03);
                    if (TSources.Value > 4) s04 = TLanes.FusedMultiplyAdd(e0, v4, s04);
                    if (TSources.Value > 5) s05 = TLanes.FusedMultiplyAdd(e0, v5, s05);
                    if (TUnits.Value > 1)
                    {
                        var e1 = TLanes.Broadcast(error1[i]);
                        s10 = TLanes.FusedMultiplyAdd(e1, v0, s10);
                        if (TSources.Value > 1) s11 = TLanes.FusedMultiplyAdd(e1, v1, s11);
                        if (TSources.Value > 2) s12 = TLanes.FusedMultiplyAdd(e1, v2, s12);
                        if (TSources.Value > 3) s13 = TLanes.FusedMultiplyAdd(e1, v3, s13);
                        if (TSources.Value > 4) s14 = TLanes.FusedMultiplyAdd(e1, v4, s14);
                        if (TSources.Value > 5) s15 = TLanes.FusedMultiplyAdd(e1, v5, s15);
                    }
                    if (TUnits.Value > 2)
                    {
                        var e2 = TLanes.Broadcast(error2[i]);
                        s20 = TLanes.FusedMultiplyAdd(e2, v0, s20);
                        if (TSources.Value > 1) s21 = TLanes.FusedMultiplyAdd(e2, v1, s21);
                        if (TSources.Value > 2) s22 = TLanes.FusedMultiplyAdd(e2, v2, s22);
                        if (TSources.Value > 3) s23 = TLanes.FusedMultiplyAdd(e2, v3, s23);
                        if (TSources.Value > 4) s24 = TLanes.FusedMultiplyAdd(e2, v4, s24);
                        if (TSources.Value > 5) s25 = TLanes.FusedMultiplyAdd(e2, v5, s25);
                    }
                    if (TUnits.Value > 3)
                    {
                        var e3 = TLanes.Broadcast(error3[i]);
                        s30 = TLanes.FusedMultiplyAdd(e3, v0, s30);
                        if (TSources.Value > 1) s31 = TLanes.FusedMultiplyAdd(e3, v1, s31);
                        if (TSources.Value > 2) s32 = TLanes.FusedMultiplyAdd(e3, v2, s32);
                        if (TSources.Value > 3) s33 = TLanes.FusedMultiplyAdd(e3, v3, s33);
                        if (TSources.Value > 4) s34 = TLanes.FusedMultiplyAdd(e3, v4, s34);
                        if (TSources.Value > 5) s35 = TLanes.FusedMultiplyAdd(e3, v5, s35);
                    }
                }
            }

            s00.Store(g0 + targets[0]);
            if (TSources.Value > 1) s01.Store(g0 + targets[1]);
            if (TSources.Value > 2) s02.Store(g0 + targets[2]);
            if (TSources.Value > 3) s03.Store(g0 + targets[3]);
            if (TSources.Value > 4) s04.Store(g0 + targets[4]);
            if (TSources.Value > 5) s05.Store(g0 + targets[5]);
            if (TUnits.Value > 1) s10.Store(g1 + targets[0]);
            if (TUnits.Value > 1 && TSources.Value > 1) s11.Store(g1 + targets[1]);
            if (TUnits.Value > 1 && TSources.Value > 2) s12.Store(g1 + targets[2]);
            if (TUnits.Value > 1 && TSources.Value > 3) s13.Store(g1 + targets[3]);
            if (TUnits.Value > 1 && TSources.Value > 4) s14.Store(g1 + targets[4]);
            if (TUnits.Value > 1 && TSources.Value > 5) s15.Store(g1 + targets[5]);
            if (TUnits.Value > 2) s20.Store(g2 + targets[0]);
            if (TUnits.Value > 2 && TSources.Value > 1) s21.Store(g2 + targets[1]);
            if (TUnits.Value > 2 && TSources.Value > 2) s22.Store(g2 + targets[2]);
            if (TUnits.Value > 2 && TSources.Value > 3) s23.Store(g2 + targets[3]);
            if (TUnits.Value > 2 && TSources.Value > 4) s24.Store(g2 + targets[4]);
            if (TUnits.Value > 2 && TSources.Value > 5) s25.Store(g2 + targets[5]);
            if (TUnits.Value > 3) s30.Store(g3 + targets[0]);
            if (TUnits.Value > 3 && TSources.Value > 1) s31.Store(g3 + targets[1]);
            if (TUnits.Value > 3 && TSources.Value > 2) s32.Store(g3 + targets[2]);
            if (TUnits.Value > 3 && TSources.Value > 3) s33.Store(g3 + targets[3]);
            if (TUnits.Value > 3 && TSources.Value > 4) s34.Store(g3 + targets[4]);
            if (TUnits.Value > 3 && TSources.Value > 5) s35.Store(g3 + targets[5]);
        }
    }
}
