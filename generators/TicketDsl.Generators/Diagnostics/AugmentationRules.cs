using Microsoft.CodeAnalysis;

namespace TicketDsl.Generators.Diagnostics;

/// <summary>The rules of augmentation.</summary>
internal static class AugmentationRules
{
    private const string Category = "TicketDsl.Training";

    public static readonly DiagnosticDescriptor CropOutOfRange = new(
        RuleIds.CropOutOfRange, "Crop padding is out of range",
        "Crop padding {0} must be between 0 (no cropping) and {1}; write for example 4",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.CropOutOfRange), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor AugmentationWithoutImages = new(
        RuleIds.AugmentationWithoutImages, "Augmentation of a data set without images",
        "Data set '{0}' has no images to flip or crop; remove the augmentation",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.AugmentationWithoutImages), customTags: WellKnownDiagnosticTags.NotConfigurable);
}
