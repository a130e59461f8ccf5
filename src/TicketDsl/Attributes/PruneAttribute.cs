namespace TicketDsl;

/// <summary>How this layer, or every layer of this block, is pruned, in place of the experiment's granularity and criterion (Paganini &amp; Forde 2020, "hybrid").</summary>
/// <param name="granularity">What is pruned as one piece; not <see cref="Granularity.Unit"/>.</param>
/// <param name="criterion">What scores it.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PruneAttribute(Granularity granularity, Criterion criterion) : Attribute
{
    /// <summary>What is pruned as one piece.</summary>
    public Granularity Granularity { get; } = granularity;

    /// <summary>What scores it.</summary>
    public Criterion Criterion { get; } = criterion;
}
