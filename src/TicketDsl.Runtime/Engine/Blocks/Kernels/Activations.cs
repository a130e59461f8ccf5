using System.Runtime.CompilerServices;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Kernels;

/// <summary>Activations and their derivatives, each lane by itself.</summary>
internal static class Activations
{
    /// <summary>activation(x); tanh x = 1 − 2 / (1 + e²ˣ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes>(Activation activation, TLanes x)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var one = TLanes.Broadcast(1f);
        return activation switch
        {
            Activation.Relu => TLanes.ZeroWhereNotGreater(x, TLanes.Broadcast(0f), x),
            Activation.Sigmoid => one / (one + Exponential.Of(TLanes.Broadcast(0f) - x)),
            Activation.Tanh => one - TLanes.Broadcast(2f) / (one + Exponential.Of(x + x)),
            _ => x,
        };
    }

    /// <summary>The error before the activation, from the error after it and what it gave, y: relu e where y &gt; 0; sigmoid e·y·(1 − y); tanh e·(1 − y²).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Gradient<TLanes>(Activation activation, TLanes y, TLanes error)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var one = TLanes.Broadcast(1f);
        return activation switch
        {
            Activation.Relu => TLanes.ZeroWhereNotGreater(y, TLanes.Broadcast(0f), error),
            Activation.Sigmoid => error * (y * (one - y)),
            Activation.Tanh => error * (one - y * y),
            _ => error,
        };
    }
}
