using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Updates;

namespace TicketDsl.Runtime.Engine.Blocks;

/// <summary>Parameters with the optimizer's state, in whatever order a node keeps them; the length is rounded up to whole vectors.</summary>
internal sealed unsafe class Parameters<TRule>(int length) : IDisposable
    where TRule : struct, IUpdateRule<TRule>
{
    /// <summary>Parameters that an optimizer may take together: four vectors of 16.</summary>
    private const int Group = 64;

    private readonly NativeArray<float> _values = new(Pad(length));
    private readonly NativeArray<float> _firstMoments = new(Pad(length));
    private readonly NativeArray<float> _secondMoments = new(Pad(length));
    private readonly NativeArray<ushort> _kept = new(Pad(length) / MapShape.Lanes);

    public int Length { get; } = Pad(length);

    public float* Values => _values.Pointer;

    /// <summary>The next multiple of 16.</summary>
    public static int Pad(int length) => (length + MapShape.Lanes - 1) / MapShape.Lanes * MapShape.Lanes;

    /// <summary>Lets a parameter be trained; the others stay 0.</summary>
    public void Keep(int index) => _kept.Pointer[index / MapShape.Lanes] |= (ushort)(1 << (index % MapShape.Lanes));

    /// <summary>One step of the optimizer for <paramref name="count"/> parameters from <paramref name="start"/> on, both multiples of 16.</summary>
    /// <remarks>64 at a time from <paramref name="start"/> on in groups of four 16 apart, the rest by themselves.</remarks>
    /// <param name="rule">The iteration's rule.</param>
    /// <param name="weightDecay">λ of g ← g + λ · w.</param>
    /// <param name="start">The first parameter.</param>
    /// <param name="count">How many.</param>
    /// <param name="gradients">Their gradients; those of masked parameters count as 0.</param>
    public void Update<TLanes>(in TRule rule, float weightDecay, int start, int count, float* gradients)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var i = 0;
        for (; i + Group <= count; i += Group)
            for (var lane = 0; lane < MapShape.Lanes; lane += TLanes.Count)
            {
                var at = start + i + lane;
                var gradient = gradients + i + lane;
                rule.ApplyFour(
                    _values.Pointer + at, _firstMoments.Pointer + at, _secondMoments.Pointer + at, MapShape.Lanes,
                    Decayed<TLanes>(weightDecay, at, gradient), Decayed<TLanes>(weightDecay, at + 16, gradient + 16),
                    Decayed<TLanes>(weightDecay, at + 32, gradient + 32), Decayed<TLanes>(weightDecay, at + 48, gradient + 48), Kept(at));
            }

        for (; i < count; i += TLanes.Count)
        {
            var at = start + i;
            rule.Apply(_values.Pointer + at, _firstMoments.Pointer + at, _secondMoments.Pointer + at, Decayed<TLanes>(weightDecay, at, gradients + i), Kept(at));
        }
    }

    public void Dispose()
    {
        _values.Dispose();
        _firstMoments.Dispose();
        _secondMoments.Dispose();
        _kept.Dispose();
    }

    private KeptBits Kept(int at) => new(_kept.Pointer + at / MapShape.Lanes, at % MapShape.Lanes);

    private TLanes Decayed<TLanes>(float weightDecay, int at, float* gradient)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var loaded = TLanes.Load(gradient);
        return weightDecay == 0 ? loaded : TLanes.FusedMultiplyAdd(TLanes.Broadcast(weightDecay), TLanes.Load(_values.Pointer + at), loaded);
    }
}
