namespace TicketDsl;

/// <summary>
/// A convolution (cross-correlation, as the field has it): each filter sums over a square window of all channels, place after place.
/// By default the window is 3×3, moves by 1 and keeps rows and columns, as in the networks of Simonyan &amp; Zisserman (2015, section 2.1)
/// and the Conv-2, Conv-4 and Conv-6 of Frankle &amp; Carbin (2019, figure 2). LeNet's take no padding: <c>[Conv(6, Padding = 0)]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ConvAttribute : Attribute
{
    /// <summary>A convolution of <paramref name="filters"/> filters, 1 or more.</summary>
    public ConvAttribute(int filters) => Filters = filters;

    /// <summary>A convolution of a block, with as many filters as the block's use states with <see cref="ChannelsAttribute"/>.</summary>
    public ConvAttribute()
    {
    }

    /// <summary>Filters, which are the channels it gives; 0 where the block's use states them.</summary>
    public int Filters { get; }

    /// <summary>Rows and columns of the window.</summary>
    public int Kernel { get; set; } = 3;

    /// <summary>Rows or columns from one place to the next.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>
    /// Zeros added on each side, fewer than <see cref="Kernel"/>; where it is not given, half the kernel rounded down, with which an odd
    /// kernel of stride 1 keeps rows and columns.
    /// </summary>
    public int Padding { get; set; } = 1;

    /// <summary>Whether a bias is added to each sum; where it is not given, there is one unless <see cref="BatchNormAttribute"/> follows, whose shift is one.</summary>
    public bool Bias { get; set; } = true;
}
