using System.Runtime.CompilerServices;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Updates;

/// <summary>
/// Adam (Kingma &amp; Ba 2015, algorithm 1) with its moments kept divided by 1−β₁ and 1−β₂: m ← β₁m + g, v ← β₂v + g²,
/// w ← w − s·m / (√v + ε·c), where c = √((1−β₂ᵗ)/(1−β₂)) and s = lr·c·(1−β₁)/(1−β₁ᵗ).
/// At every 64th iteration moments of at most 1e-30 become 0: left alone they would fade into subnormal numbers, which are slow.
/// </summary>
/// <remarks>
/// The four denominators d of a group share one division: r = −s/((d₀d₁)(d₂d₃)), and −s/d₀ is r(d₂d₃)·d₁. Where ε is so small that
/// such a product may leave the range of a float, each weight has a division of its own. A factor that is not a number, since a
/// neighbour's denominator is none, counts as the lowest number, so that a weight without a moment stays as it is.
/// </remarks>
internal readonly unsafe struct AdamRule : IUpdateRule<AdamRule>
{
    private const float Tiny = 1e-30f;

    private const double SmallestSharedEpsilon = 1e-9;

    private const int FlushEvery = 64;

    private readonly AdamDefinition _adam;
    private readonly double _learningRate;
    private readonly double _power1;
    private readonly double _power2;
    private readonly int _iteration;
    private readonly float _beta1;
    private readonly float _beta2;
    private readonly float _minusStep;
    private readonly float _epsilon;
    private readonly bool _flushes;
    private readonly bool _shares;

    /// <summary>The rule of an iteration (from 1), where β₁ and β₂ have reached these powers.</summary>
    private AdamRule(AdamDefinition adam, double learningRate, int iteration, double power1, double power2)
    {
        _adam = adam;
        _learningRate = learningRate;
        _iteration = iteration;
        _power1 = power1;
        _power2 = power2;
        _beta1 = (float)adam.Beta1;
        _beta2 = (float)adam.Beta2;
        var correction = Math.Sqrt((1 - power2) / (1 - adam.Beta2));
        _minusStep = (float)(-learningRate * correction * (1 - adam.Beta1) / (1 - power1));
        _epsilon = (float)(adam.Epsilon * correction);
        _flushes = iteration % FlushEvery == 0;
        _shares = adam.Epsilon >= SmallestSharedEpsilon;
    }

    public static AdamRule First(OptimizerDefinition optimizer)
    {
        var adam = (AdamDefinition)optimizer;
        return new AdamRule(adam, adam.LearningRate, 1, adam.Beta1, adam.Beta2);
    }

    public AdamRule Next() => new(_adam, _learningRate, _iteration + 1, _power1 * _adam.Beta1, _power2 * _adam.Beta2);

    public AdamRule AtRate(double learningRate) => new(_adam, learningRate, _iteration, _power1, _power2);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TLanes, TKept>(float* weight, float* firstMoment, float* secondMoment, TLanes gradient, TKept kept)
        where TLanes : unmanaged, ILanes<TLanes>
        where TKept : struct, IKept
    {
        gradient = kept.Of(0, gradient);
        var m = First(firstMoment, gradient);
        var denominator = Denominator(secondMoment, gradient);
        Step(weight, m, TLanes.Broadcast(_minusStep) / denominator);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ApplyFour<TLanes, TKept>(
        float* weight, float* firstMoment, float* secondMoment, nint apart, TLanes gradient0, TLanes gradient1, TLanes gradient2, TLanes gradient3, TKept kept)
        where TLanes : unmanaged, ILanes<TLanes>
        where TKept : struct, IKept
    {
        gradient0 = kept.Of(0, gradient0);
        gradient1 = kept.Of(1, gradient1);
        gradient2 = kept.Of(2, gradient2);
        gradient3 = kept.Of(3, gradient3);
        var d0 = Denominator(secondMoment, gradient0);
        var d1 = Denominator(secondMoment + apart, gradient1);
        var d2 = Denominator(secondMoment + 2 * apart, gradient2);
        var d3 = Denominator(secondMoment + 3 * apart, gradient3);
        var m0 = First(firstMoment, gradient0);
        var m1 = First(firstMoment + apart, gradient1);
        var m2 = First(firstMoment + 2 * apart, gradient2);
        var m3 = First(firstMoment + 3 * apart, gradient3);
        var step = TLanes.Broadcast(_minusStep);
        if (_shares)
        {
            var (d01, d23) = (d0 * d1, d2 * d3);
            var r = step / (d01 * d23);
            var (r01, r23) = (r * d23, r * d01);
            Step(weight, m0, r01 * d1);
            Step(weight + apart, m1, r01 * d0);
            Step(weight + 2 * apart, m2, r23 * d3);
            Step(weight + 3 * apart, m3, r23 * d2);
            return;
        }

        Step(weight, m0, step / d0);
        Step(weight + apart, m1, step / d1);
        Step(weight + 2 * apart, m2, step / d2);
        Step(weight + 3 * apart, m3, step / d3);
    }

    public void ApplyPlain(Span<float> weights, Span<float> firstMoments, Span<float> secondMoments, ReadOnlySpan<float> gradients)
    {
        Span<float> factors = stackalloc float[weights.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            firstMoments[i] = MathF.FusedMultiplyAdd(_beta1, firstMoments[i], gradients[i]);
            secondMoments[i] = MathF.FusedMultiplyAdd(_beta2, secondMoments[i], gradients[i] * gradients[i]);
            if (_flushes && MathF.Abs(firstMoments[i]) <= Tiny) firstMoments[i] = 0;
            if (_flushes && secondMoments[i] <= Tiny) secondMoments[i] = 0;
            factors[i] = MathF.Sqrt(secondMoments[i]) + _epsilon;
        }

        if (_shares && weights.Length == 4)
        {
            var (d01, d23) = (factors[0] * factors[1], factors[2] * factors[3]);
            var r = _minusStep / (d01 * d23);
            var (r01, r23) = (r * d23, r * d01);
            (factors[0], factors[1], factors[2], factors[3]) = (r01 * factors[1], r01 * factors[0], r23 * factors[3], r23 * factors[2]);
        }
        else
        {
            foreach (ref var factor in factors) factor = _minusStep / factor;
        }

        for (var i = 0; i < weights.Length; i++) weights[i] = MathF.FusedMultiplyAdd(firstMoments[i], factors[i] > float.MinValue ? factors[i] : float.MinValue, weights[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<TLanes>(float* weight, TLanes moment, TLanes factor)
        where TLanes : unmanaged, ILanes<TLanes> =>
        TLanes.FusedMultiplyAdd(moment, TLanes.GreaterOr(factor, TLanes.Broadcast(float.MinValue)), TLanes.Load(weight)).Store(weight);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes First<TLanes>(float* moment, TLanes gradient)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var m = TLanes.FusedMultiplyAdd(TLanes.Broadcast(_beta1), TLanes.Load(moment), gradient);
        if (_flushes) m = TLanes.ZeroWhereNotGreater(TLanes.Abs(m), TLanes.Broadcast(Tiny), m);
        m.Store(moment);
        return m;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes Denominator<TLanes>(float* moment, TLanes gradient)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var v = TLanes.FusedMultiplyAdd(TLanes.Broadcast(_beta2), TLanes.Load(moment), gradient * gradient);
        if (_flushes) v = TLanes.ZeroWhereNotGreater(v, TLanes.Broadcast(Tiny), v);
        v.Store(moment);
        return TLanes.Sqrt(v) + TLanes.Broadcast(_epsilon);
    }
}
