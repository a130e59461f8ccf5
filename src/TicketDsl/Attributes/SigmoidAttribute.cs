namespace TicketDsl;

/// <summary>The layer's sum is followed by 1 / (1 + e⁻ˣ).</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SigmoidAttribute : Attribute;
