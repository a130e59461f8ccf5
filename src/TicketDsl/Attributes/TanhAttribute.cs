namespace TicketDsl;

/// <summary>The layer's sum is followed by the hyperbolic tangent.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TanhAttribute : Attribute;
