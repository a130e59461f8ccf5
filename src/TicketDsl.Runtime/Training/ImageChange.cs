namespace TicketDsl.Runtime.Training;

/// <summary>
/// What augmentation does to one image: a window of the image's own size is cut out of it, moved by some rows and columns, and then mirrored
/// left to right or not. What lies outside the image is black, a byte of 0 before scaling: so has torchvision it, which pads before it
/// normalises, and so a standardised border is as dark as a dark image. An example's own factor stays that of the whole image.
/// </summary>
/// <param name="IsMirrored">Whether it is mirrored.</param>
/// <param name="Down">Rows by which the window is moved down, −CropPadding to CropPadding.</param>
/// <param name="Right">Columns by which the window is moved right, −CropPadding to CropPadding.</param>
public readonly record struct ImageChange(bool IsMirrored, int Down, int Right)
{
    /// <summary>The byte at a place of the changed image.</summary>
    /// <param name="image">The bytes of the image, in the order of <see cref="Shape"/>.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="channel">From 0.</param>
    /// <param name="row">From 0.</param>
    /// <param name="column">From 0.</param>
    public byte At(ReadOnlySpan<byte> image, Shape shape, int channel, int row, int column)
    {
        var (y, x) = (row + Down, (IsMirrored ? shape.Width - 1 - column : column) + Right);
        return (uint)y < (uint)shape.Height && (uint)x < (uint)shape.Width ? image[(channel * shape.Height + y) * shape.Width + x] : (byte)0;
    }

    /// <summary>The whole changed image.</summary>
    /// <param name="image">The bytes of the image, in the order of <see cref="Shape"/>.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="changed">As many bytes, in the same order; not <paramref name="image"/> itself.</param>
    public void Apply(ReadOnlySpan<byte> image, Shape shape, Span<byte> changed)
    {
        var (left, right) = (Math.Clamp(-Right, 0, shape.Width), Math.Clamp(shape.Width - Right, 0, shape.Width));
        for (var line = 0; line < shape.Channels * shape.Height; line++)
        {
            var target = changed.Slice(line * shape.Width, shape.Width);
            target.Clear();
            if ((uint)(line % shape.Height + Down) >= (uint)shape.Height || right <= left) continue;
            image.Slice((line + Down) * shape.Width + left + Right, right - left).CopyTo(target[left..]);
            if (IsMirrored) target.Reverse();
        }
    }
}
