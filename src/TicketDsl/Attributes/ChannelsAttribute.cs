namespace TicketDsl;

/// <summary>Filters of those of the block's convolutions that do not state their own.</summary>
/// <param name="filters">How many, 1 or more.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ChannelsAttribute(int filters) : Attribute
{
    /// <summary>How many.</summary>
    public int Filters { get; } = filters;
}
