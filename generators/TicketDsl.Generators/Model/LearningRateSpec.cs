namespace TicketDsl.Generators.Model;

/// <summary>How the learning rate changes over a training, as it was declared.</summary>
/// <param name="Decay">How it falls; null where nothing was declared.</param>
/// <param name="WarmUp">Over which it first rises; null where nothing was declared or it could not be read.</param>
internal sealed record LearningRateSpec(DecaySpec? Decay, Step? WarmUp)
{
    /// <summary>It does not change.</summary>
    public static LearningRateSpec Constant { get; } = new(null, null);
}

/// <summary>How the learning rate falls.</summary>
internal abstract record DecaySpec;

/// <summary>By a factor at each milestone.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="Milestones">The milestones, as they were declared.</param>
internal sealed record StepDecaySpec(double Factor, EquatableArray<Step> Milestones) : DecaySpec;

/// <summary>Along half a cosine.</summary>
internal sealed record CosineDecaySpec : DecaySpec;

/// <summary>One that was declared but could not be read; a diagnostic said so.</summary>
internal sealed record UnreadableDecaySpec : DecaySpec;
