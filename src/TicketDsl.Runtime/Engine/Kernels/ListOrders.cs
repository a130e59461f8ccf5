using System.Runtime.CompilerServices;

namespace TicketDsl.Runtime.Engine.Kernels;

/// <summary>Where the weights of a list lie, as a type, so that a kernel asks once.</summary>
internal unsafe interface IListOrder
{
    /// <summary>The weight of an entry.</summary>
    static abstract float Weight(float* weights, int* places, nint entry);
}

/// <summary>One after the other.</summary>
internal readonly unsafe struct InOrder : IListOrder
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Weight(float* weights, int* places, nint entry) => weights[entry];
}

/// <summary>Each at its own place.</summary>
internal readonly unsafe struct AtPlaces : IListOrder
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Weight(float* weights, int* places, nint entry) => weights[places[entry]];
}
