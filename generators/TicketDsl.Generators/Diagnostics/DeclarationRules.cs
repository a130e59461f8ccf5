using Microsoft.CodeAnalysis;

namespace TicketDsl.Generators.Diagnostics;

/// <summary>The rules of the declaration itself.</summary>
internal static class DeclarationRules
{
    private const string Category = "TicketDsl.Declaration";

    public static readonly DiagnosticDescriptor NotAPartialRecord = new(
        RuleIds.NotAPartialRecord, "Experiment is not a partial record",
        "Experiment '{0}' must be a partial record, since its other half is generated; write 'public partial record {0}(…)'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.NotAPartialRecord), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NotConstructible = new(
        RuleIds.NotConstructible, "Experiment can not be constructed",
        "Experiment '{0}' must be a plain top-level record, but it is {1}; {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.NotConstructible), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor InvalidExperimentName = new(
        RuleIds.InvalidExperimentName, "Experiment has no usable name",
        "Experiment name '{0}' must be a C# identifier that begins with a capital letter, and not 'Experiments'; write for example '{1}'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.InvalidExperimentName), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DuplicateExperiment = new(
        RuleIds.DuplicateExperiment, "Experiment name is used twice",
        "Experiment name '{0}' must be unique in the project, also but for case, since it names files and results, but {1} declares it too; rename one of them",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.DuplicateExperiment), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor InvalidNamespace = new(
        RuleIds.InvalidNamespace, "Namespace is not valid",
        "Namespace '{0}' must be C# identifiers joined by dots; write for example '{1}'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.InvalidNamespace), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnknownWord = new(
        RuleIds.UnknownWord, "Word is not of the vocabulary",
        "'{0}' is no {1}; {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.UnknownWord), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor TooFewReplicates = new(
        RuleIds.TooFewReplicates, "Replicates are fewer than one",
        "Replicates {0} of '{1}' must be 1 or more; write 5 for five repetitions from different random numbers",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.TooFewReplicates), customTags: WellKnownDiagnosticTags.NotConfigurable);
}
