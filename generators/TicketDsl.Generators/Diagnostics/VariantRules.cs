using Microsoft.CodeAnalysis;

namespace TicketDsl.Generators.Diagnostics;

/// <summary>The rules of variants and sweeps.</summary>
internal static class VariantRules
{
    private const string Category = "TicketDsl.Variants";

    public static readonly DiagnosticDescriptor UnknownBase = new(
        RuleIds.UnknownBase, "Base is not known",
        "'{0}' is no experiment of this project that could be extended; {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.UnknownBase), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor CircularBase = new(
        RuleIds.CircularBase, "Variant extends itself",
        "'{0}' would extend itself{1}, and nothing would say what it is; extend another experiment",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.CircularBase), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor MissingSetting = new(
        RuleIds.MissingSetting, "Setting is missing",
        "{0} of '{1}' must be declared, since {2}; write for example {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.MissingSetting), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnknownSetting = new(
        RuleIds.UnknownSetting, "Setting is not known",
        "'{0}' is no setting of '{1}' that can be changed by its name; {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.UnknownSetting), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor WrongSettingValue = new(
        RuleIds.WrongSettingValue, "Setting can not have the value",
        "'{0}' must be {1}, but is {2}; {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.WrongSettingValue), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor SetTwice = new(
        RuleIds.SetTwice, "Setting is set twice",
        "'{0}' is {1} twice on '{2}'; remove one of the two",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.SetTwice), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnchangedVariant = new(
        RuleIds.UnchangedVariant, "Variant changes nothing",
        "Variant '{0}' is in all but its name the experiment '{1}' that it extends; change something or remove it",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.UnchangedVariant));

    public static readonly DiagnosticDescriptor NothingToLeaveOut = new(
        RuleIds.NothingToLeaveOut, "There is nothing to leave out",
        "'{0}' has no {1} to leave out; {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.NothingToLeaveOut), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor EmptySweep = new(
        RuleIds.EmptySweep, "Sweep has no values",
        "The sweep of '{0}' has no values{1}; write for example {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.EmptySweep), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor TooManyPoints = new(
        RuleIds.TooManyPoints, "Sweep has too many points",
        "The sweep of '{0}' has {1} points, but at most {2} are supported; declare fewer values",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.TooManyPoints), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor SamePointTwice = new(
        RuleIds.SamePointTwice, "Sweep has a point twice",
        "Value {0} of '{1}' is in the sweep twice, as would be its experiments; remove one of the two",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.SamePointTwice), customTags: WellKnownDiagnosticTags.NotConfigurable);
}
