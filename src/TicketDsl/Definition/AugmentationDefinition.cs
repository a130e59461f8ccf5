namespace TicketDsl;

/// <summary>How training images are changed each time they are seen; validation and test images never are.</summary>
/// <param name="Flip">Whether half of them are mirrored left to right.</param>
/// <param name="CropPadding">Black pixels added on each side before a window of the image's own size is cut out at a random place; 0 for no cropping.</param>
public sealed record AugmentationDefinition(bool Flip, int CropPadding)
{
    /// <summary>Images stay as they are.</summary>
    public static AugmentationDefinition None { get; } = new(Flip: false, CropPadding: 0);
}
