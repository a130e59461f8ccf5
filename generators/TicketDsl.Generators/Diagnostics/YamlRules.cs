using Microsoft.CodeAnalysis;

namespace TicketDsl.Generators.Diagnostics;

/// <summary>The rules of YAML files.</summary>
internal static class YamlRules
{
    private const string Category = "TicketDsl.Yaml";

    public static readonly DiagnosticDescriptor YamlSyntax = new(
        RuleIds.YamlSyntax, "YAML can not be read",
        "This is not valid YAML: {0}; {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.YamlSyntax), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor YamlEmpty = new(
        RuleIds.YamlEmpty, "YAML file is empty",
        "The file declares nothing; write 'experiment: {0}' and its other keys",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.YamlEmpty), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor YamlSeveralDocuments = new(
        RuleIds.YamlSeveralDocuments, "YAML file holds several documents",
        "A file must hold one experiment, but a second document begins here; move it to a file of its own",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.YamlSeveralDocuments), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor YamlTooDeep = new(
        RuleIds.YamlTooDeep, "YAML is nested too deeply",
        "Values must be nested at most {0} deep; no key of an experiment needs more",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.YamlTooDeep), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor YamlTooLarge = new(
        RuleIds.YamlTooLarge, "YAML file is too large",
        "The file has {0} characters, but at most {1} are read; an experiment needs a few hundred",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.YamlTooLarge), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor YamlUnknownKey = new(
        RuleIds.YamlUnknownKey, "Key is not known",
        "'{0}' is no key of {1}; {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.YamlUnknownKey), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor YamlDuplicateKey = new(
        RuleIds.YamlDuplicateKey, "Key is written twice",
        "Key '{0}' is written twice; keep one of them",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.YamlDuplicateKey), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor YamlWrongType = new(
        RuleIds.YamlWrongType, "Value is of the wrong type",
        "{0} must be {1}, but is {2}; write for example {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.YamlWrongType), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor YamlMissingKey = new(
        RuleIds.YamlMissingKey, "Key is missing",
        "{0} must have a key '{1}'; add for example '{2}'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.YamlMissingKey), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor YamlAlias = new(
        RuleIds.YamlAlias, "Anchors, aliases and tags are not supported",
        "{0} are not supported, so that a file reads as it stands; {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.YamlAlias), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor YamlEncoding = new(
        RuleIds.YamlEncoding, "YAML file is not UTF-8",
        "The file is not UTF-8, or a character was lost here when it was saved; save it as UTF-8",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.YamlEncoding), customTags: WellKnownDiagnosticTags.NotConfigurable);
}
