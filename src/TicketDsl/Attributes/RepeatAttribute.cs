namespace TicketDsl;

/// <summary>The block stands several times, one after the other; the layers of the second are named <c>Stage1.Block2.Conv1</c> and so on.</summary>
/// <param name="times">How often, 1 or more.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class RepeatAttribute(int times) : Attribute
{
    /// <summary>How often.</summary>
    public int Times { get; } = times;
}
