namespace TicketDsl;

/// <summary>The square window that a convolution or a pooling moves over rows and columns.</summary>
/// <param name="Size">Rows and columns of the window, 1 or more.</param>
/// <param name="Stride">Rows or columns from one place to the next, 1 or more.</param>
/// <param name="Padding">Zeros added on each side.</param>
/// <remarks>This file is compiled into the generator too, so that both sides count the same places.</remarks>
public sealed record Window(int Size, int Stride, int Padding)
{
    /// <summary>Places along rows or columns: ⌊(length + 2·padding − size) / stride⌋ + 1, or 0 where the window does not fit.</summary>
    public int Places(int length) => length + 2 * Padding < Size ? 0 : (length + 2 * Padding - Size) / Stride + 1;

    /// <summary>The shape after a window over <paramref name="input"/> that gives <paramref name="channels"/> channels.</summary>
    public Shape Over(Shape input, int channels) => new(channels, Places(input.Height), Places(input.Width));
}
