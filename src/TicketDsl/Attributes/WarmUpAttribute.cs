namespace TicketDsl;

/// <summary>The learning rate first rises in a line (Goyal et al. 2017, section 2.2): iteration i of n runs at (i + 1) / n of it.</summary>
/// <param name="length">How long, as a step: at least one iteration, and shorter than the training.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class WarmUpAttribute(string length) : Attribute
{
    /// <summary>How long.</summary>
    public string Length { get; } = length;
}
