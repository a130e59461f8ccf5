using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Validation;

/// <summary>Checks how images are changed against the data set.</summary>
internal static class AugmentationValidator
{
    public static void Check(ExperimentSpec spec, Findings findings)
    {
        if (spec.Augmentation is not { } augmentation || spec.Dataset is not { } dataset) return;
        var image = DatasetFacts.Of(dataset).Shape;
        if (!image.IsImage)
        {
            findings.Report(RuleIds.AugmentationWithoutImages, DeclarationField.Augmentation, findings.Say(dataset));
            return;
        }

        // With more padding a window could miss the image.
        var most = Math.Min(image.Height, image.Width) - 1;
        if (augmentation.CropPadding < 0 || augmentation.CropPadding > most)
            findings.Report(RuleIds.CropOutOfRange, DeclarationField.CropPadding, Findings.Say(augmentation.CropPadding), Findings.Say(most));
    }
}
