using System.Runtime.CompilerServices;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Kernels;

/// <summary>What sums start from, and what is done to them at the end.</summary>
/// <param name="takesUp">Whether they go on from what the target holds.</param>
/// <param name="biases">Otherwise a bias a unit, or null for 0.</param>
/// <param name="rectifies">Whether max(sum, 0) is stored; NaN stays.</param>
internal readonly unsafe struct SumStart(bool takesUp, float* biases, bool rectifies)
{
    private readonly bool _takesUp = takesUp;
    private readonly float* _biases = biases;
    private readonly bool _rectifies = rectifies;

    /// <summary>From 0.</summary>
    public static SumStart Zero => new(takesUp: false, biases: null, rectifies: false);

    /// <summary>From what the target holds.</summary>
    public static SumStart Target => new(takesUp: true, biases: null, rectifies: false);

    /// <summary>Whether sums go on from what the target holds.</summary>
    public bool TakesUp => _takesUp;

    /// <summary>Whether a sum without terms leaves the target as it is.</summary>
    public bool KeepsTarget => _takesUp && !_rectifies;

    /// <summary>The same, units being counted from <paramref name="unit"/> on.</summary>
    public SumStart From(int unit) => new(_takesUp, _biases == null ? null : _biases + unit, _rectifies);

    /// <summary>What sums of a unit start from that do not go on from what the target holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes First<TLanes>(int unit)
        where TLanes : unmanaged, ILanes<TLanes> => TLanes.Broadcast(_biases == null ? 0f : _biases[unit]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Load<TLanes>(float* target, int unit)
        where TLanes : unmanaged, ILanes<TLanes> =>
        _takesUp ? TLanes.Load(target) : First<TLanes>(unit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store<TLanes>(TLanes sum, float* target)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        if (_rectifies) sum = TLanes.ZeroWhereNotGreater(sum, TLanes.Broadcast(0f), sum);
        sum.Store(target);
    }
}
