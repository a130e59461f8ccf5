using TicketDsl.Runtime.Randomness;

namespace TicketDsl.Runtime.Training;

/// <summary>
/// How the images of a batch are changed. It follows from iteration and position in the batch alone, so every level and every control
/// of a replicate sees the same changes, in whatever order an engine asks.
/// </summary>
/// <param name="key">The replicate's random numbers: <see cref="BatchOrder.Key"/>.</param>
/// <param name="augmentation">What may change.</param>
public readonly struct AugmentationDraws(RandomKey key, AugmentationDefinition augmentation)
{
    /// <summary>The change of one image of a batch; each of its three choices has a word of its own.</summary>
    /// <param name="iteration">From 0.</param>
    /// <param name="position">The image's position in the batch.</param>
    public ImageChange At(int iteration, int position)
    {
        var (flip, row, column, _) = key.Blocks(RandomPurpose.Augmentation, (uint)iteration).At((uint)position);
        var offsets = 2 * (uint)augmentation.CropPadding + 1;
        return new ImageChange(augmentation.Flip && flip >> 31 == 1, Below(row, offsets) - augmentation.CropPadding, Below(column, offsets) - augmentation.CropPadding);
    }

    // Offsets are a handful: none is likelier than another by more than 2⁻³².
    private static int Below(uint word, uint bound) => (int)((ulong)word * bound >> 32);
}
