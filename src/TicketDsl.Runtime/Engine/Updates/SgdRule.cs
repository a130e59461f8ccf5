using System.Runtime.CompilerServices;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Updates;

/// <summary>w ← w − lr·g.</summary>
internal readonly unsafe struct SgdRule(float learningRate) : IUpdateRule<SgdRule>
{
    private readonly float _learningRate = learningRate;

    public static SgdRule First(OptimizerDefinition optimizer) => new((float)optimizer.LearningRate);

    public SgdRule Next() => this;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TLanes>(float* weight, float* firstMoment, float* secondMoment, TLanes gradient)
        where TLanes : unmanaged, ILanes<TLanes> =>
        TLanes.FusedMultiplyAdd(TLanes.Broadcast(-_learningRate), gradient, TLanes.Load(weight)).Store(weight);

    public void ApplyPlain(ref float weight, ref float firstMoment, ref float secondMoment, float gradient) =>
        weight = MathF.FusedMultiplyAdd(-_learningRate, gradient, weight);
}
