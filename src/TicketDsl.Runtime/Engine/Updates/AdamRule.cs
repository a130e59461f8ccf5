using System.Runtime.CompilerServices;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Updates;

/// <summary>
/// Adam (Kingma &amp; Ba 2015, algorithm 1): m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g²,
/// w ← w − lr/(1−β₁ᵗ) · m / (√v/√(1−β₂ᵗ) + ε). Moments below 1e-30 become 0: subnormal numbers are slow.
/// </summary>
internal readonly unsafe struct AdamRule : IUpdateRule<AdamRule>
{
    private const float Tiny = 1e-30f;

    private readonly AdamDefinition _adam;
    private readonly double _power1;
    private readonly double _power2;
    private readonly float _beta1;
    private readonly float _beta2;
    private readonly float _rest1;
    private readonly float _rest2;
    private readonly float _step;
    private readonly float _rootScale;
    private readonly float _epsilon;

    /// <summary>The rule where β₁ and β₂ have reached these powers.</summary>
    private AdamRule(AdamDefinition adam, double power1, double power2)
    {
        _adam = adam;
        _power1 = power1;
        _power2 = power2;
        _beta1 = (float)adam.Beta1;
        _beta2 = (float)adam.Beta2;
        _rest1 = (float)(1 - adam.Beta1);
        _rest2 = (float)(1 - adam.Beta2);
        _step = (float)(adam.LearningRate / (1 - power1));
        _rootScale = (float)(1 / Math.Sqrt(1 - power2));
        _epsilon = (float)adam.Epsilon;
    }

    public static AdamRule First(OptimizerDefinition optimizer)
    {
        var adam = (AdamDefinition)optimizer;
        return new AdamRule(adam, adam.Beta1, adam.Beta2);
    }

    public AdamRule Next() => new(_adam, _power1 * _adam.Beta1, _power2 * _adam.Beta2);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TLanes>(float* weight, float* firstMoment, float* secondMoment, TLanes gradient)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var tiny = TLanes.Broadcast(Tiny);
        var m = TLanes.FusedMultiplyAdd(TLanes.Broadcast(_beta1), TLanes.Load(firstMoment), TLanes.Broadcast(_rest1) * gradient);
        var v = TLanes.FusedMultiplyAdd(TLanes.Broadcast(_beta2), TLanes.Load(secondMoment), TLanes.Broadcast(_rest2) * (gradient * gradient));
        m = TLanes.ZeroWhereNotGreater(TLanes.Abs(m), tiny, m);
        v = TLanes.ZeroWhereNotGreater(v, tiny, v);
        m.Store(firstMoment);
        v.Store(secondMoment);
        var denominator = TLanes.FusedMultiplyAdd(TLanes.Sqrt(v), TLanes.Broadcast(_rootScale), TLanes.Broadcast(_epsilon));
        TLanes.FusedMultiplyAdd(TLanes.Broadcast(-_step), m / denominator, TLanes.Load(weight)).Store(weight);
    }

    public void ApplyPlain(ref float weight, ref float firstMoment, ref float secondMoment, float gradient)
    {
        firstMoment = MathF.FusedMultiplyAdd(_beta1, firstMoment, _rest1 * gradient);
        secondMoment = MathF.FusedMultiplyAdd(_beta2, secondMoment, _rest2 * (gradient * gradient));
        if (MathF.Abs(firstMoment) <= Tiny) firstMoment = 0;
        if (secondMoment <= Tiny) secondMoment = 0;
        var denominator = MathF.FusedMultiplyAdd(MathF.Sqrt(secondMoment), _rootScale, _epsilon);
        weight = MathF.FusedMultiplyAdd(-_step, firstMoment / denominator, weight);
    }
}
