using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Updates;

/// <summary>What an optimizer does to weights in one iteration; the coefficients are that iteration's.</summary>
/// <remarks>
/// Weights come in groups of four, since a rule may make one division serve a whole group. Who is grouped with whom shows in the last
/// bits, so callers group by index and never by vector width.
/// A weight whose gradient was always 0 stays as it is, its moments 0; so does, at 0, a weight that is not kept, whatever its group holds.
/// </remarks>
internal unsafe interface IUpdateRule<TSelf>
    where TSelf : struct, IUpdateRule<TSelf>
{
    /// <summary>The rule of the first iteration.</summary>
    static abstract TSelf First(OptimizerDefinition optimizer);

    /// <summary>The rule of the iteration after this one.</summary>
    TSelf Next();

    /// <summary>The same iteration's rule at another learning rate.</summary>
    TSelf AtRate(double learningRate);

    /// <summary>Updates weights that are in no group, and their two moments.</summary>
    void Apply<TLanes, TKept>(float* weight, float* firstMoment, float* secondMoment, TLanes gradient, TKept kept)
        where TLanes : unmanaged, ILanes<TLanes>
        where TKept : struct, IKept;

    /// <summary>Updates groups of four weights that lie <paramref name="apart"/> floats from each other, a group a lane.</summary>
    void ApplyFour<TLanes, TKept>(
        float* weight, float* firstMoment, float* secondMoment, nint apart, TLanes gradient0, TLanes gradient1, TLanes gradient2, TLanes gradient3, TKept kept)
        where TLanes : unmanaged, ILanes<TLanes>
        where TKept : struct, IKept;

    /// <summary>The scalar twin of <see cref="ApplyFour"/> for four weights, else of <see cref="Apply"/> for each; all are kept.</summary>
    void ApplyPlain(Span<float> weights, Span<float> firstMoments, Span<float> secondMoments, ReadOnlySpan<float> gradients);
}
