using System.Runtime.CompilerServices;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Updates;

/// <summary>v ← μ·v + g, w ← w − lr·v; v is the first moment. Below 1e-30 v becomes 0: subnormal numbers are slow.</summary>
internal readonly unsafe struct MomentumRule(float learningRate, float momentum) : IUpdateRule<MomentumRule>
{
    private const float Tiny = 1e-30f;

    private readonly float _learningRate = learningRate;
    private readonly float _momentum = momentum;

    public static MomentumRule First(OptimizerDefinition optimizer) => new((float)optimizer.LearningRate, (float)((SgdDefinition)optimizer).Momentum);

    public MomentumRule Next() => this;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TLanes>(float* weight, float* firstMoment, float* secondMoment, TLanes gradient)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var velocity = TLanes.FusedMultiplyAdd(TLanes.Broadcast(_momentum), TLanes.Load(firstMoment), gradient);
        TLanes.FusedMultiplyAdd(TLanes.Broadcast(-_learningRate), velocity, TLanes.Load(weight)).Store(weight);
        TLanes.ZeroWhereNotGreater(TLanes.Abs(velocity), TLanes.Broadcast(Tiny), velocity).Store(firstMoment);
    }

    public void ApplyPlain(ref float weight, ref float firstMoment, ref float secondMoment, float gradient)
    {
        var velocity = MathF.FusedMultiplyAdd(_momentum, firstMoment, gradient);
        weight = MathF.FusedMultiplyAdd(-_learningRate, velocity, weight);
        firstMoment = MathF.Abs(velocity) <= Tiny ? 0 : velocity;
    }
}
