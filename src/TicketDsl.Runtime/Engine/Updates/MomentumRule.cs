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

    public MomentumRule AtRate(double learningRate) => new((float)learningRate, _momentum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TLanes, TKept>(float* weight, float* firstMoment, float* secondMoment, TLanes gradient, TKept kept)
        where TLanes : unmanaged, ILanes<TLanes>
        where TKept : struct, IKept => Step(weight, firstMoment, kept.Of(0, gradient));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ApplyFour<TLanes, TKept>(
        float* weight, float* firstMoment, float* secondMoment, nint apart, TLanes gradient0, TLanes gradient1, TLanes gradient2, TLanes gradient3, TKept kept)
        where TLanes : unmanaged, ILanes<TLanes>
        where TKept : struct, IKept
    {
        Step(weight, firstMoment, kept.Of(0, gradient0));
        Step(weight + apart, firstMoment + apart, kept.Of(1, gradient1));
        Step(weight + 2 * apart, firstMoment + 2 * apart, kept.Of(2, gradient2));
        Step(weight + 3 * apart, firstMoment + 3 * apart, kept.Of(3, gradient3));
    }

    public void ApplyPlain(Span<float> weights, Span<float> firstMoments, Span<float> secondMoments, ReadOnlySpan<float> gradients)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            var velocity = MathF.FusedMultiplyAdd(_momentum, firstMoments[i], gradients[i]);
            weights[i] = MathF.FusedMultiplyAdd(-_learningRate, velocity, weights[i]);
            firstMoments[i] = MathF.Abs(velocity) <= Tiny ? 0 : velocity;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Step<TLanes>(float* weight, float* firstMoment, TLanes gradient)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var velocity = TLanes.FusedMultiplyAdd(TLanes.Broadcast(_momentum), TLanes.Load(firstMoment), gradient);
        TLanes.FusedMultiplyAdd(TLanes.Broadcast(-_learningRate), velocity, TLanes.Load(weight)).Store(weight);
        TLanes.ZeroWhereNotGreater(TLanes.Abs(velocity), TLanes.Broadcast(Tiny), velocity).Store(firstMoment);
    }
}
