namespace TicketDsl;

/// <summary>A layer without weights: the greatest of each square window, channel by channel. The first of equals has the gradient.</summary>
/// <param name="size">Rows and columns of the window.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class MaxPoolAttribute(int size) : Attribute
{
    /// <summary>Rows and columns of the window.</summary>
    public int Size { get; } = size;

    /// <summary>Rows or columns from one window to the next; where it is not given, the size, so that windows do not overlap.</summary>
    public int Stride { get; set; } = size;
}
