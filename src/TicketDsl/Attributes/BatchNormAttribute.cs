namespace TicketDsl;

/// <summary>
/// The layer's sum is followed by batch norm, before its activation (Ioffe &amp; Szegedy 2015, section 3.2). The layer then has no bias,
/// since batch norm's shift is one, unless it says <c>Bias = true</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BatchNormAttribute : Attribute;
