namespace TicketDsl;

/// <summary>A layer without weights: channels, rows and columns become features, in this order. A linear layer after an image implies it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FlattenAttribute : Attribute;
