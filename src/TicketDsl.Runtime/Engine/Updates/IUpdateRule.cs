using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Updates;

/// <summary>What an optimizer does to a weight in one iteration; the coefficients are that iteration's.</summary>
internal unsafe interface IUpdateRule<TSelf>
    where TSelf : struct, IUpdateRule<TSelf>
{
    /// <summary>The rule of the first iteration.</summary>
    static abstract TSelf First(OptimizerDefinition optimizer);

    /// <summary>The rule of the iteration after this one.</summary>
    TSelf Next();

    /// <summary>Updates a group of weights and their two moments. A gradient that was always 0 leaves all three as they are, when they start at 0 moments.</summary>
    void Apply<TLanes>(float* weight, float* firstMoment, float* secondMoment, TLanes gradient)
        where TLanes : unmanaged, ILanes<TLanes>;

    /// <summary>The scalar twin of <see cref="Apply"/>.</summary>
    void ApplyPlain(ref float weight, ref float firstMoment, ref float secondMoment, float gradient);
}
