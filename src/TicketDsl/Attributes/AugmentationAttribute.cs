namespace TicketDsl;

/// <summary>
/// Training images are changed at random each time they are seen, as in He et al. (2016, section 4.2); validation and test images never
/// are. Without it they stay as they are.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AugmentationAttribute : Attribute
{
    /// <summary>Whether half of the images are mirrored left to right.</summary>
    public bool Flip { get; set; }

    /// <summary>Zeros added on each side before a window of the image's own size is cut out at a random place; 0 for no cropping.</summary>
    public int CropPadding { get; set; }
}
