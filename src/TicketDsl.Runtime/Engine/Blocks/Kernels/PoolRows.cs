using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Kernels;

/// <summary>A row of poolings of two by two places, in the order rows and then columns ascending.</summary>
internal static unsafe class PoolRows
{
    /// <summary>What says of a pooling which of its four places was the greatest: a set of 16 bits each, a bit an example.</summary>
    public const int Winners = 4;

    /// <summary>The mean of each four places.</summary>
    /// <param name="source">The upper of two rows.</param>
    /// <param name="sourceRow">Floats to the lower row.</param>
    /// <param name="places">Poolings in the row.</param>
    /// <param name="target">The first pooling.</param>
    /// <param name="targetStride">Floats from pooling to pooling.</param>
    public static void Mean<TLanes>(float* source, int sourceRow, int places, float* target, long targetStride)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var place = 0; place < places; place++, source += 2 * MapShape.Lanes, target += targetStride)
            for (var lane = 0; lane < MapShape.Lanes; lane += TLanes.Count)
            {
                var (a, b) = (TLanes.Load(source + lane), TLanes.Load(source + MapShape.Lanes + lane));
                var (c, d) = (TLanes.Load(source + sourceRow + lane), TLanes.Load(source + sourceRow + MapShape.Lanes + lane));
                ((((a + b) + c) + d) * TLanes.Broadcast(0.25f)).Store(target + lane);
            }
    }

    /// <summary>The greatest of each four places, and which of them it was: the first that has the value.</summary>
    /// <param name="source">The upper of two rows.</param>
    /// <param name="sourceRow">Floats to the lower row.</param>
    /// <param name="places">Poolings in the row.</param>
    /// <param name="rectifies">Whether ReLU follows.</param>
    /// <param name="target">The first pooling.</param>
    /// <param name="targetStride">Floats from pooling to pooling.</param>
    /// <param name="winners"><see cref="Winners"/> sets of bits a pooling.</param>
    public static void Greatest<TLanes>(float* source, int sourceRow, int places, bool rectifies, float* target, long targetStride, ushort* winners)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var place = 0; place < places; place++, source += 2 * MapShape.Lanes, target += targetStride, winners += Winners)
        {
            var (first, second, third, fourth) = (0u, 0u, 0u, 0u);
            for (var lane = 0; lane < MapShape.Lanes; lane += TLanes.Count)
            {
                var (a, b) = (TLanes.Load(source + lane), TLanes.Load(source + MapShape.Lanes + lane));
                var (c, d) = (TLanes.Load(source + sourceRow + lane), TLanes.Load(source + sourceRow + MapShape.Lanes + lane));
                var value = TLanes.AtLeast(TLanes.AtLeast(TLanes.AtLeast(a, b), c), d);
                first |= TLanes.GreaterBits(value, a) << lane;
                second |= TLanes.GreaterBits(value, b) << lane;
                third |= TLanes.GreaterBits(value, c) << lane;
                fourth |= TLanes.GreaterBits(value, d) << lane;
                if (rectifies) value = TLanes.ZeroWhereNotGreater(value, TLanes.Broadcast(0f), value);
                value.Store(target + lane);
            }

            winners[0] = (ushort)~first;
            winners[1] = (ushort)(first & ~second);
            winners[2] = (ushort)(first & second & ~third);
            winners[3] = (ushort)(first & second & third & ~fourth);
        }
    }

    /// <summary>The gradient of the greatest of each four places: all of it to the place that won.</summary>
    /// <param name="winners">What <see cref="Greatest"/> said.</param>
    /// <param name="places">Poolings in the row.</param>
    /// <param name="errors">The first pooling's error.</param>
    /// <param name="errorStride">Floats from pooling to pooling.</param>
    /// <param name="gradient">The gradient of the upper of two rows.</param>
    /// <param name="gradientRow">Floats to the lower row.</param>
    public static void GreatestBack<TLanes>(ushort* winners, int places, float* errors, long errorStride, float* gradient, int gradientRow)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var place = 0; place < places; place++, winners += Winners, errors += errorStride, gradient += 2 * MapShape.Lanes)
            for (var lane = 0; lane < MapShape.Lanes; lane += TLanes.Count)
            {
                var error = TLanes.Load(errors + lane);
                TLanes.WhereBits((uint)winners[0] >> lane, error).Store(gradient + lane);
                TLanes.WhereBits((uint)winners[1] >> lane, error).Store(gradient + MapShape.Lanes + lane);
                TLanes.WhereBits((uint)winners[2] >> lane, error).Store(gradient + gradientRow + lane);
                TLanes.WhereBits((uint)winners[3] >> lane, error).Store(gradient + gradientRow + MapShape.Lanes + lane);
            }
    }
}
