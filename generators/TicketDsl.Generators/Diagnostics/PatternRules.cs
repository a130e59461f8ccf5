using Microsoft.CodeAnalysis;

namespace TicketDsl.Generators.Diagnostics;

/// <summary>The rules of N:M patterns.</summary>
internal static class PatternRules
{
    private const string Category = "TicketDsl.Pruning";

    public static readonly DiagnosticDescriptor InvalidPattern = new(
        RuleIds.InvalidPattern, "Pattern can not be read",
        "Pattern '{0}' must be N:M with 1 ≤ N < M: of every M consecutive inputs of a unit the weights of N remain; write for example '2:4'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.InvalidPattern), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor PatternAgainstLayers = new(
        RuleIds.PatternAgainstLayers, "Pattern does not divide a layer's inputs",
        "Pattern {0} keeps {1} of every {2} consecutive inputs of a unit, but {2} does not divide {3}; choose an M that does, or keep the layer from pruning with {4}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.PatternAgainstLayers), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor PatternAgainstPruning = new(
        RuleIds.PatternAgainstPruning, "Pattern is not for what is pruned",
        "Pattern {0} prunes single weights within each {1} consecutive inputs, but {2} is declared; remove it, or prune by fraction",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.PatternAgainstPruning), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor PatternAgainstRounds = new(
        RuleIds.PatternAgainstRounds, "Rounds do not share a pattern evenly",
        "Pattern {0} prunes {1} of every {2} weights, which {3} can not share evenly; write {4}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.PatternAgainstRounds), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor PatternsNotNested = new(
        RuleIds.PatternsNotNested, "Patterns are not nested",
        "Pattern {0} stands after {1}, but of one-shot patterns, a level each, all must have one M and each a smaller N than the one before, so that masks are nested; {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.PatternsNotNested), customTags: WellKnownDiagnosticTags.NotConfigurable);
}
