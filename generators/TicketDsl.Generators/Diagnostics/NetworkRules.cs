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
        "Parameter '{0}' of type '{1}' must be a layer, since an experiment's positional parameters are its network; write '[Linear(…)] Layer {0}'{2}",
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
        "{2} {0} of layer '{1}' must be 1 or more; write for example {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.TooFewUnits), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor WrongOutputs = new(
        RuleIds.WrongOutputs, "Last layer does not fit the data set",
        "The last layer '{0}' has {1}, but data set '{2}' needs {3}; {4}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.WrongOutputs), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NetworkTooLarge = new(
        RuleIds.NetworkTooLarge, "Network is too large",
        "The network of '{0}' has {1}, but at most {2} are supported; declare fewer",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.NetworkTooLarge), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor SeveralLayerKinds = new(
        RuleIds.SeveralLayerKinds, "Layer has several kinds",
        "Layer '{0}' must be of one kind, but '{1}' stands beside '{2}'; remove one of them, or make it a layer of its own",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.SeveralLayerKinds), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor WindowOutOfRange = new(
        RuleIds.WindowOutOfRange, "Window is out of range",
        "{0} {1} of layer '{2}' must be between {3} and {4}; write for example {5}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.WindowOutOfRange), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NoOutput = new(
        RuleIds.NoOutput, "Window leaves no output",
        "The {0} window of layer '{1}' does not fit into the {2} that {3} gives, so that nothing is left; pool less before it, or make the window smaller",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.NoOutput), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ImageNeeded = new(
        RuleIds.ImageNeeded, "Layer needs rows and columns",
        "Layer '{0}' moves over rows and columns, but takes {1} from {2}; move it before the layers that make features of the image, or remove it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.ImageNeeded), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UselessLayerSetting = new(
        RuleIds.UselessLayerSetting, "Layer's setting has no effect",
        "{0} of layer '{1}' has no effect, since {2}; {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.UselessLayerSetting), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor SeveralActivations = new(
        RuleIds.SeveralActivations, "Layer has several activations",
        "Layer '{0}' must have one activation, but '{1}' stands beside '{2}'; remove one of them",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.SeveralActivations), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DropoutOutOfRange = new(
        RuleIds.DropoutOutOfRange, "Dropout is out of range",
        "Dropout {0} of layer '{1}' must be at least 0 and below 1; write for example 0.5 to set half of its outputs to 0",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.DropoutOutOfRange), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor OutputActivation = new(
        RuleIds.OutputActivation, "Last layer has an activation",
        "The last layer '{0}' must have no activation, since the loss begins with {2}; remove '{1}'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.OutputActivation), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor MissingFilters = new(
        RuleIds.MissingFilters, "Convolution has no filters",
        "Convolution '{0}' must say how many filters it has; write for example {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.MissingFilters), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NothingToNormalize = new(
        RuleIds.NothingToNormalize, "Batch norm has nothing before it",
        "Batch norm of layer '{0}' has nothing before it, since the layer computes no sums; {1}, or move it to the layer before",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.NothingToNormalize), customTags: WellKnownDiagnosticTags.NotConfigurable);
}
