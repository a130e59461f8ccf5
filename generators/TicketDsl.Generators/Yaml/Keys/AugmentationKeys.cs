namespace TicketDsl.Generators.Yaml.Keys;

/// <summary>The keys of <c>augmentation</c>.</summary>
internal static class AugmentationKeys
{
    public static readonly YamlKey Flip = new("flip", new TruthType(), "true", "Whether half of the images are mirrored left to right. False if left out.");

    public static readonly YamlKey Crop = new(
        "crop", new WholeNumberType(AtLeast: 0), "4",
        "Zeros added on each side before a window of the image's own size is cut out at a random place. 0, no cropping, if left out.");

    public static readonly IReadOnlyList<YamlKey> All = [Flip, Crop];
}
