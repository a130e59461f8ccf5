namespace TicketDsl;

/// <summary>A layer without weights: the mean of each square window, channel by channel.</summary>
/// <param name="size">Rows and columns of the window.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class AveragePoolAttribute(int size) : Attribute
{
    /// <summary>Rows and columns of the window.</summary>
    public int Size { get; } = size;

    /// <summary>Rows or columns from one window to the next; where it is not given, the size, so that windows do not overlap.</summary>
    public int Stride { get; set; } = size;
}
