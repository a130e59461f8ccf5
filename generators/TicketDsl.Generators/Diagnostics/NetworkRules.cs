using Microsoft.CodeAnalysis;

namespace TicketDsl.Generators.Diagnostics;

/// <summary>The rules of the network.</summary>
internal static class NetworkRules
{
    private const string Category = "TicketDsl.Network";

    public static readonly DiagnosticDescriptor NoLayers = new(
        RuleIds.NoLayers, "Experiment has no layers",
        "Experiment '{0}' must have at least one layer; {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.NoLayers), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NotALayer = new(
        RuleIds.NotALayer, "Parameter is not a layer",
        "Parameter '{0}' of type '{1}' must be a layer, since an experiment's positional parameters are its network; write '[Linear(…)] Layer {0}'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.NotALayer), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NoLayerKind = new(
        RuleIds.NoLayerKind, "Layer has no kind",
        "Layer '{0}' must say what it computes; {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.NoLayerKind), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor InvalidLayerName = new(
        RuleIds.InvalidLayerName, "Layer has no usable name",
        "Layer name '{0}' must be a C# identifier that begins with a capital letter; write for example '{1}'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.InvalidLayerName), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ReservedLayerName = new(
        RuleIds.ReservedLayerName, "Layer name is taken",
        "Layer name '{0}' is taken by a member that is generated or that every record has; write for example '{0}Layer'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.ReservedLayerName), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DuplicateLayerName = new(
        RuleIds.DuplicateLayerName, "Layer name is used twice",
        "Layer name '{0}' must be unique in '{1}'; rename one of the two layers",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.DuplicateLayerName), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor TooFewUnits = new(
        RuleIds.TooFewUnits, "Layer has fewer units than one",
        "Units {0} of layer '{1}' must be 1 or more; write for example 100",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.TooFewUnits), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor WrongOutputs = new(
        RuleIds.WrongOutputs, "Last layer does not fit the data set",
        "The last layer '{0}' has {1}, but data set '{2}' needs {3}; write {4}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.WrongOutputs), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NetworkTooLarge = new(
        RuleIds.NetworkTooLarge, "Network is too large",
        "The network of '{0}' has {1}, but at most {2} are supported; declare fewer",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.NetworkTooLarge), customTags: WellKnownDiagnosticTags.NotConfigurable);
}
