using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Updates;

namespace TicketDsl.Runtime.Engine.Blocks;

/// <summary>Parameters with the optimizer's state, in whatever order a node keeps them; the length is rounded up to whole vectors.</summary>
internal sealed unsafe class Parameters<TRule>(int length) : IDisposable
    where TRule : struct, IUpdateRule<TRule>
{
    private readonly NativeArray<float> _values = new(Pad(length));
    private readonly NativeArray<float> _firstMoments = new(Pad(length));
    private readonly NativeArray<float> _secondMoments = new(Pad(length));
    private readonly NativeArray<ushort> _kept = new(Pad(length) / MapShape.Lanes);

    public int Length { get; } = Pad(length);

    public float* Values => _values.Pointer;

    /// <summary>The next multiple of 16.</summary>
    public static int Pad(int length) => MapShape.BlocksOf(length) * MapShape.Lanes;

    /// <summary>Lets a parameter be trained; the others stay 0.</summary>
    public void Keep(int index) => _kept.Pointer[index / MapShape.Lanes] |= (ushort)(1 << (index % MapShape.Lanes));

    /// <summary>Values and moments.</summary>
    public void Walk(StateWalk walk) => walk.Pass(_values, _firstMoments, _secondMoments);

    /// <summary>One step of the optimizer for <paramref name="count"/> parameters from <paramref name="start"/> on, both multiples of 16.</summary>
    /// <remarks>Grouped from <paramref name="start"/> on as <see cref="WeightRows"/> says.</remarks>
    /// <param name="rule">The iteration's rule.</param>
    /// <param name="weightDecay">λ of g ← g + λ · w.</param>
    /// <param name="start">The first parameter.</param>
    /// <param name="count">How many.</param>
    /// <param name="gradients">Their gradients, to which the decay is added; those of masked parameters count as 0.</param>
    public void Update<TLanes>(in TRule rule, float weightDecay, int start, int count, float* gradients)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var decay = TLanes.Broadcast(weightDecay);
        for (var i = 0; weightDecay != 0 && i < count; i += TLanes.Count)
            TLanes.FusedMultiplyAdd(decay, Values + start + i, 0, TLanes.Load(gradients + i)).Store(gradients + i);
        WeightRows.Update<TLanes, TRule>(
            rule, count, Values + start, _firstMoments.Pointer + start, _secondMoments.Pointer + start, gradients, _kept.Pointer + start / MapShape.Lanes);
    }

    public void Dispose()
    {
        _values.Dispose();
        _firstMoments.Dispose();
        _secondMoments.Dispose();
        _kept.Dispose();
    }
}
