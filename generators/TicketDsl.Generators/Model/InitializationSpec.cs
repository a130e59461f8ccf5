namespace TicketDsl.Generators.Model;

/// <summary>What initial weights are drawn from, as it was declared.</summary>
/// <param name="Initializer">The distribution.</param>
/// <param name="StandardDeviation">Where one was declared.</param>
/// <param name="Limit">Where one was declared.</param>
internal sealed record InitializationSpec(Initializer Initializer, double? StandardDeviation, double? Limit = null)
{
    /// <summary>What an experiment starts from that declares nothing.</summary>
    public static InitializationSpec Default { get; } = new(Initializer.GlorotNormal, null);

    /// <summary>The deviation that is drawn with: 0.1 where a truncated normal declares none, 0 where the distribution has its own.</summary>
    public double EffectiveDeviation => Initializer == Initializer.TruncatedNormal ? StandardDeviation ?? 0.1 : 0;
}
