namespace TicketDsl.Generators.Model;

/// <summary>How training images are changed, as it was declared.</summary>
/// <param name="Flip">Whether half of them are mirrored.</param>
/// <param name="CropPadding">Zeros on each side before a window is cut out.</param>
internal sealed record AugmentationSpec(bool Flip, int CropPadding);
