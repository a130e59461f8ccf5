namespace TicketDsl;

/// <summary>This layer, or every layer of this block, keeps all its weights where others are pruned (Frankle &amp; Carbin 2019 do not prune the output layers of ResNet-18 and VGG-19).</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class NotPrunedAttribute : Attribute;
