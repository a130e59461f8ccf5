using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Kernels;

/// <summary>A row of poolings of two by two places, in the order rows and then columns ascending.</summary>
internal static unsafe class PoolRows
{
    /// <summary>The greatest or the mean of each four places.</summary>
    /// <param name="source">The upper of two rows.</param>
    /// <param name="sourceRow">Floats to the lower row.</param>
    /// <param name="places">Poolings in the row.</param>
    /// <param name="greatest">Whether it is the greatest, not the mean.</param>
    /// <param name="rectifies">Whether ReLU follows.</param>
    /// <param name="target">The first pooling.</param>
    /// <param name="targetStride">Floats from pooling to pooling.</param>
    public static void Quarter<TLanes>(float* source, int sourceRow, int places, bool greatest, bool rectifies, float* target, long targetStride)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var place = 0; place < places; place++, source += 2 * MapShape.Lanes, target += targetStride)
            for (var lane = 0; lane < MapShape.Lanes; lane += TLanes.Count)
            {
                var (a, b) = (TLanes.Load(source + lane), TLanes.Load(source + MapShape.Lanes + lane));
                var (c, d) = (TLanes.Load(source + sourceRow + lane), TLanes.Load(source + sourceRow + MapShape.Lanes + lane));
                var value = greatest
                    ? TLanes.AtLeast(TLanes.AtLeast(TLanes.AtLeast(a, b), c), d)
                    : (((a + b) + c) + d) * TLanes.Broadcast(0.25f);
                if (rectifies) value = TLanes.ZeroWhereNotGreater(value, TLanes.Broadcast(0f), value);
                value.Store(target + lane);
            }
    }

    /// <summary>The gradient of the greatest of each four places: all of it to the first that has the value. An error that is not finite makes those before it NaN.</summary>
    /// <param name="source">The upper of two rows that were pooled.</param>
    /// <param name="sourceRow">Floats to the lower row.</param>
    /// <param name="places">Poolings in the row.</param>
    /// <param name="rectifies">Whether ReLU followed; the errors then become 0 where it let nothing through.</param>
    /// <param name="pooled">What the first pooling gave.</param>
    /// <param name="errors">Its error.</param>
    /// <param name="pooledStride">Floats from pooling to pooling.</param>
    /// <param name="gradient">The gradient of source.</param>
    /// <param name="gradientRow">Floats to its lower row.</param>
    public static void QuarterBack<TLanes>(
        float* source, int sourceRow, int places, bool rectifies, float* pooled, float* errors, long pooledStride, float* gradient, int gradientRow)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var place = 0; place < places; place++)
        {
            for (var lane = 0; lane < MapShape.Lanes; lane += TLanes.Count)
            {
                var highest = TLanes.Load(pooled + lane);
                var error = TLanes.Load(errors + lane);
                if (rectifies)
                {
                    error = TLanes.ZeroWhereNotGreater(highest, TLanes.Broadcast(0f), error);
                    error.Store(errors + lane);
                }

                // What is left of the error stays where a value is below the greatest, and is given where it is the greatest.
                var afterA = TLanes.WhereGreater(highest, TLanes.Load(source + lane), error);
                var afterB = TLanes.WhereGreater(highest, TLanes.Load(source + MapShape.Lanes + lane), afterA);
                var afterC = TLanes.WhereGreater(highest, TLanes.Load(source + sourceRow + lane), afterB);
                var afterD = TLanes.WhereGreater(highest, TLanes.Load(source + sourceRow + MapShape.Lanes + lane), afterC);
                (error - afterA).Store(gradient + lane);
                (afterA - afterB).Store(gradient + MapShape.Lanes + lane);
                (afterB - afterC).Store(gradient + gradientRow + lane);
                (afterC - afterD).Store(gradient + gradientRow + MapShape.Lanes + lane);
            }

            source += 2 * MapShape.Lanes;
            gradient += 2 * MapShape.Lanes;
            pooled += pooledStride;
            errors += pooledStride;
        }
    }
}
