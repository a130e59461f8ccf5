using System.Collections.Immutable;

namespace TicketDsl;

/// <summary>How the learning rate falls over a training.</summary>
public abstract record LearningRateDecay
{
    /// <summary>It does not.</summary>
    public static LearningRateDecay None { get; } = new NoDecay();
}

/// <summary>The learning rate stays as it is.</summary>
public sealed record NoDecay : LearningRateDecay;

/// <summary>The learning rate is multiplied at each milestone.</summary>
/// <param name="Factor">By what, in (0, 1).</param>
/// <param name="Milestones">When, ascending: the first iteration that runs at the new rate.</param>
public sealed record StepDecay(double Factor, ImmutableArray<Step> Milestones) : LearningRateDecay
{
    /// <summary>Whether <paramref name="other"/> falls the same.</summary>
    public bool Equals(StepDecay? other) => other is not null && Factor.Equals(other.Factor) && Milestones.AsSpan().SequenceEqual(other.Milestones.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Factor, Milestones.Length);
}

/// <summary>Half a cosine from the learning rate to 0 over the whole training (Loshchilov &amp; Hutter 2017, equation 5, without restarts).</summary>
public sealed record CosineDecay : LearningRateDecay;
