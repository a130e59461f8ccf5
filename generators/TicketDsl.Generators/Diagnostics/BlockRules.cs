using Microsoft.CodeAnalysis;

namespace TicketDsl.Generators.Diagnostics;

/// <summary>The rules of blocks.</summary>
internal static class BlockRules
{
    private const string Category = "TicketDsl.Network";

    public static readonly DiagnosticDescriptor NotABlock = new(
        RuleIds.NotABlock, "Block can not be constructed",
        "Block '{0}' must be a plain top-level record, but it is {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.NotABlock), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor EmptyBlock = new(
        RuleIds.EmptyBlock, "Block has no layers",
        "Block '{0}' must have at least one layer; add one or remove the block",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.EmptyBlock), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnknownBlock = new(
        RuleIds.UnknownBlock, "Block is not known",
        "'{0}' is no {1}; {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.UnknownBlock), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor RecursiveBlock = new(
        RuleIds.RecursiveBlock, "Block is used in itself",
        "Block '{0}' would be in itself by way of layer '{1}', and have no end; use another block there",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.RecursiveBlock), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ResidualMismatch = new(
        RuleIds.ResidualMismatch, "Residual block can not be added to its input",
        "Residual block '{0}' takes {1} and gives {2}, and no 1×1 convolution brings the one to the other, so that they can not be added; keep features as they are, or remove 'Residual'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.ResidualMismatch), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ResidualActivation = new(
        RuleIds.ResidualActivation, "Residual block ends with an activation",
        "Layer '{0}' ends the residual block '{1}', whose activation follows the sum; remove its own, '{2}'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.ResidualActivation), customTags: WellKnownDiagnosticTags.NotConfigurable);
}
