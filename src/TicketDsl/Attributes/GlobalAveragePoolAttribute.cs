namespace TicketDsl;

/// <summary>A layer without weights: the mean of each channel, which leaves a feature a channel (Lin, Chen, Yan 2014, section 3.2).</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class GlobalAveragePoolAttribute : Attribute;
