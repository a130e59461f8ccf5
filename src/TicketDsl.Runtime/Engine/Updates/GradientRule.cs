using System.Runtime.CompilerServices;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Updates;

/// <summary>w ← g: after one iteration the weights are their own gradient, which is 0 where a mask removes them.</summary>
internal readonly unsafe struct GradientRule : IUpdateRule<GradientRule>
{
    public static GradientRule First(OptimizerDefinition optimizer) => default;

    public GradientRule Next() => this;

    public GradientRule AtRate(double learningRate) => this;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TLanes, TKept>(float* weight, float* firstMoment, float* secondMoment, TLanes gradient, TKept kept)
        where TLanes : unmanaged, ILanes<TLanes>
        where TKept : struct, IKept => kept.Of(0, gradient).Store(weight);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ApplyFour<TLanes, TKept>(
        float* weight, float* firstMoment, float* secondMoment, nint apart, TLanes gradient0, TLanes gradient1, TLanes gradient2, TLanes gradient3, TKept kept)
        where TLanes : unmanaged, ILanes<TLanes>
        where TKept : struct, IKept
    {
        kept.Of(0, gradient0).Store(weight);
        kept.Of(1, gradient1).Store(weight + apart);
        kept.Of(2, gradient2).Store(weight + 2 * apart);
        kept.Of(3, gradient3).Store(weight + 3 * apart);
    }

    public void ApplyPlain(Span<float> weights, Span<float> firstMoments, Span<float> secondMoments, ReadOnlySpan<float> gradients) =>
        gradients[..weights.Length].CopyTo(weights);
}
