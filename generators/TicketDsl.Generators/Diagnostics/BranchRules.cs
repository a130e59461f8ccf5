using Microsoft.CodeAnalysis;

namespace TicketDsl.Generators.Diagnostics;

/// <summary>The rules of branches: where they stand, how large their noise is, and whether they differ from the ticket.</summary>
internal static class BranchRules
{
    private const string Category = "TicketDsl.Pruning";

    public static readonly DiagnosticDescriptor BranchLevelOutOfRange = new(
        RuleIds.BranchLevelOutOfRange, "Branch stands at a level that does not exist",
        "Level {0} of branch '{1}' must be between {2} and {3}; {4}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.BranchLevelOutOfRange), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor BranchLevelsNotAscending = new(
        RuleIds.BranchLevelsNotAscending, "Levels of a branch do not ascend",
        "Level {0} of branch '{1}' stands after {2}, but levels must ascend; sort them and write none twice",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.BranchLevelsNotAscending), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DeviationsOutOfRange = new(
        RuleIds.DeviationsOutOfRange, "Noise has no size, or something else has one",
        "Branch '{0}' {1}; {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.DeviationsOutOfRange), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UselessControl = new(
        RuleIds.UselessControl, "Branch trains what the ticket trains",
        "Branch '{0}' would train what the ticket trains, since {1}; {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.UselessControl), customTags: WellKnownDiagnosticTags.NotConfigurable);
}
