using System.Runtime.CompilerServices;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Updates;

/// <summary>w ← w − lr·g.</summary>
internal readonly unsafe struct SgdRule(float learningRate) : IUpdateRule<SgdRule>
{
    private readonly float _learningRate = learningRate;

    public static SgdRule First(OptimizerDefinition optimizer) => new((float)optimizer.LearningRate);

    public SgdRule Next() => this;

    public SgdRule AtRate(double learningRate) => new((float)learningRate);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TLanes, TKept>(float* weight, float* firstMoment, float* secondMoment, TLanes gradient, TKept kept)
        where TLanes : unmanaged, ILanes<TLanes>
        where TKept : struct, IKept => Step(weight, kept.Of(0, gradient));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ApplyFour<TLanes, TKept>(
        float* weight, float* firstMoment, float* secondMoment, nint apart, TLanes gradient0, TLanes gradient1, TLanes gradient2, TLanes gradient3, TKept kept)
        where TLanes : unmanaged, ILanes<TLanes>
        where TKept : struct, IKept
    {
        Step(weight, kept.Of(0, gradient0));
        Step(weight + apart, kept.Of(1, gradient1));
        Step(weight + 2 * apart, kept.Of(2, gradient2));
        Step(weight + 3 * apart, kept.Of(3, gradient3));
    }

    public void ApplyPlain(Span<float> weights, Span<float> firstMoments, Span<float> secondMoments, ReadOnlySpan<float> gradients)
    {
        for (var i = 0; i < weights.Length; i++) weights[i] = MathF.FusedMultiplyAdd(-_learningRate, gradients[i], weights[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Step<TLanes>(float* weight, TLanes gradient)
        where TLanes : unmanaged, ILanes<TLanes> =>
        TLanes.FusedMultiplyAdd(TLanes.Broadcast(-_learningRate), gradient, TLanes.Load(weight)).Store(weight);
}
