using System.Runtime.CompilerServices;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Kernels;

/// <summary>What a ReLU lets through, on the way forward and back.</summary>
internal static unsafe class Gated
{
    /// <summary>Stores 0 where the gate is not above 0; a gate that is the target means the value itself, and none lets all through.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TLanes>(TLanes value, float* gate, float* target, nint x)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        if (gate is not null) value = TLanes.ZeroWhereNotGreater(gate == target ? value : TLanes.Load(gate + x), TLanes.Broadcast(0f), value);
        value.Store(target + x);
    }
}
