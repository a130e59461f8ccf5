using System.Runtime.CompilerServices;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Updates;

/// <summary>Which weights an update may touch, as a type, so that a kernel without masks holds no trace of them.</summary>
internal interface IKept
{
    /// <summary><paramref name="value"/> where the weight is kept, else 0.</summary>
    /// <param name="part">Which of the group's four parts, from 0.</param>
    /// <param name="value">Of the weights of that part.</param>
    TLanes Of<TLanes>(int part, TLanes value)
        where TLanes : unmanaged, ILanes<TLanes>;
}

/// <summary>All weights.</summary>
internal readonly struct AllKept : IKept
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Of<TLanes>(int part, TLanes value)
        where TLanes : unmanaged, ILanes<TLanes> => value;
}

/// <summary>The weights whose bit is set.</summary>
/// <param name="words">16 bits a part.</param>
/// <param name="shift">The bit of lane 0.</param>
internal readonly unsafe struct KeptBits(ushort* words, int shift) : IKept
{
    private readonly ushort* _words = words;
    private readonly int _shift = shift;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Of<TLanes>(int part, TLanes value)
        where TLanes : unmanaged, ILanes<TLanes> => TLanes.WhereBits((uint)_words[part] >> _shift, value);
}

/// <summary>The weights whose mask has all bits set; that of others has none.</summary>
/// <param name="masks">A mask a weight.</param>
/// <param name="apart">Floats from part to part.</param>
internal readonly unsafe struct KeptLanes(float* masks, nint apart) : IKept
{
    private readonly float* _masks = masks;
    private readonly nint _apart = apart;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Of<TLanes>(int part, TLanes value)
        where TLanes : unmanaged, ILanes<TLanes> => TLanes.Load(_masks + part * _apart) & value;
}
