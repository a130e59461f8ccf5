namespace TicketDsl;

/// <summary>The layer's sum is followed by max(x, 0).</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ReluAttribute : Attribute;
