using Microsoft.CodeAnalysis;

namespace TicketDsl.Generators.Diagnostics;

/// <summary>The rules of pruning, schedule and branches.</summary>
internal static class PruningRules
{
    private const string Category = "TicketDsl.Pruning";

    public static readonly DiagnosticDescriptor SeveralPrunings = new(
        RuleIds.SeveralPrunings, "Experiment is pruned in several ways",
        "Experiment '{0}' must be pruned one way, but '{1}' stands beside '{2}'; remove one of them",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.SeveralPrunings), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor FractionOutOfRange = new(
        RuleIds.FractionOutOfRange, "Pruning fraction is out of range",
        "Pruning fraction {0} on '{1}' must lie between 0 and 1; write 0.2 to remove 20 % of {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.FractionOutOfRange), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor PrunedUnitsOutOfRange = new(
        RuleIds.PrunedUnitsOutOfRange, "Units to prune are fewer than one",
        "Units to prune, {0}, must be 1 or more; write for example 2 to remove two units of each hidden layer",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.PrunedUnitsOutOfRange), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor FractionOrUnits = new(
        RuleIds.FractionOrUnits, "Not one of fraction, units and pattern",
        "Pruning of '{0}' must say one of what fraction to remove, how many units, or which pattern to keep, but says {1}; {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.FractionOrUnits), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor RoundsOutOfRange = new(
        RuleIds.RoundsOutOfRange, "Rounds are out of range",
        "Rounds {0} must be between 1 and {1}; write for example 20 for twenty pruned levels",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.RoundsOutOfRange), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NotAscending = new(
        RuleIds.NotAscending, "One-shot sizes do not ascend",
        "{0} stands after {1}, but one-shot {2} must ascend, a level each; sort them and write none twice",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.NotAscending), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor CriterionAgainstGranularity = new(
        RuleIds.CriterionAgainstGranularity, "Criterion does not score what is pruned",
        "Criterion '{0}' scores {1}, but {2} are pruned; {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.CriterionAgainstGranularity), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnitsNeedUnitGranularity = new(
        RuleIds.UnitsNeedUnitGranularity, "Units are counted where weights are pruned",
        "Units to prune are declared, but {0} are pruned; {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.UnitsNeedUnitGranularity), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor RewindTooLate = new(
        RuleIds.RewindTooLate, "Rewind step is not before the end of training",
        "Rewind step {0} must come before the end of training at {1}; write '0it' for the initial weights or an earlier step",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.RewindTooLate), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor LayerCollapse = new(
        RuleIds.LayerCollapse, "Layer loses everything",
        "Layer '{0}' has nothing left at level {1}, after {2} at level {3}; {4}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.LayerCollapse), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UselessLayerFraction = new(
        RuleIds.UselessLayerFraction, "Layer's own pruning fraction has no effect",
        "Pruning fraction {0} on '{1}' has no effect, since {2}; remove it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.UselessLayerFraction), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NoHiddenUnits = new(
        RuleIds.NoHiddenUnits, "There are no hidden units to prune",
        "Experiment '{0}' prunes units, but the units of its only layer '{1}' are its outputs and stay; add a hidden layer or prune weights",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.NoHiddenUnits), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NothingPruned = new(
        RuleIds.NothingPruned, "Level removes nothing",
        "Level {0} of '{1}' removes nothing beyond level {2}, since so small a share rounds to none in every layer; {3}",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.NothingPruned));

    public static readonly DiagnosticDescriptor TooFewBranchReplicates = new(
        RuleIds.TooFewBranchReplicates, "Branch replicates are fewer than one",
        "Replicates {0} of branch '{1}' must be 1 or more; write 3 for three runs for each ticket",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.TooFewBranchReplicates), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor BranchWithoutPruning = new(
        RuleIds.BranchWithoutPruning, "Branch of an experiment without pruning",
        "Branch '{0}' runs beside pruned levels, but '{1}' has no pruning; {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.BranchWithoutPruning), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DuplicateBranch = new(
        RuleIds.DuplicateBranch, "Branch is declared twice",
        "Branch '{0}' is declared twice; keep one and give it Replicates for more runs",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.DuplicateBranch), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor FullOutputFraction = new(
        RuleIds.FullOutputFraction, "Output layer is pruned at the full fraction",
        "Output layer '{0}' is pruned at the full fraction {1}, where Frankle & Carbin (2019) prune it at half; write {2}, or {3} if it is meant",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.FullOutputFraction));

    public static readonly DiagnosticDescriptor UnitsNeedLinearLayers = new(
        RuleIds.UnitsNeedLinearLayers, "Units are pruned in a network that is not linear",
        "Units of '{0}' can not be pruned, since layer '{1}' is not linear and whole units are pruned between linear layers only; {2} to prune single weights",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.UnitsNeedLinearLayers), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor OneShotRounds = new(
        RuleIds.OneShotRounds, "One-shot pruning has rounds",
        "'{0}' is not for one-shot pruning, whose sizes are a level each, pruned from the dense network; remove it, or prune round by round with {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.OneShotRounds), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor Disconnected = new(
        RuleIds.Disconnected, "Network is cut in two",
        "No unit of layer '{0}' is left at level {1}, after {2} at level {3}, so that nothing leads from the inputs to the outputs; {4}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.Disconnected), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DensityNotReached = new(
        RuleIds.DensityNotReached, "Density can not be reached",
        "Level {1} asks for {2} % of layer '{0}', but of {3} whole ones can only be kept: it gets {4}, which are {5} %; choose another fraction, {6}or a wider layer",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.DensityNotReached));

    public static readonly DiagnosticDescriptor UselessRewind = new(
        RuleIds.UselessRewind, "Rewind step has no effect",
        "Rewind step {0} has no effect, since survivors keep their trained weights and nothing else is rewound; remove it, or {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.UselessRewind), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UselessNotPruned = new(
        RuleIds.UselessNotPruned, "Layer that is not pruned can not be meant",
        "Layer '{0}' is declared not to be pruned, but {1}; {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.UselessNotPruned), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ScopeAgainstGranularity = new(
        RuleIds.ScopeAgainstGranularity, "Units do not compete among layers",
        "Whole units are pruned within each layer, but scope '{0}' is declared; remove it, or prune single weights",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.ScopeAgainstGranularity), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DensityOutOfRange = new(
        RuleIds.DensityOutOfRange, "Density is out of range",
        "Density {0} on '{1}' must lie between 0 and 1; write 0.2 to keep 20 % of the weights",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.DensityOutOfRange), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DensitiesNotDescending = new(
        RuleIds.DensitiesNotDescending, "Densities do not descend",
        "{0} stands after {1}, but densities must descend, a level each; sort them and write none twice",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.DensitiesNotDescending), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NoDensities = new(
        RuleIds.NoDensities, "Densities are missing",
        "Random pruning of '{0}' must say at least one density; write for example {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.NoDensities), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DensityBelowReserve = new(
        RuleIds.DensityBelowReserve, "Density is less than what the rule keeps",
        "Density {0} leaves {1}, but rule '{2}' keeps {3} whatever the density; write {4} or more, or another rule",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.DensityBelowReserve), customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor SaturatedLayers = new(
        RuleIds.SaturatedLayers, "Layers are dense at a density",
        "At density {0} rule '{1}' gives {2} more than all weights, so they stay dense and the other layers share the rest at a density of {3}",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.SaturatedLayers));

    public static readonly DiagnosticDescriptor UselessLayerPruning = new(
        RuleIds.UselessLayerPruning, "Layer's own way to be pruned can not be meant",
        "How '{0}' is pruned has no effect, since {1}; {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(RuleIds.UselessLayerPruning), customTags: WellKnownDiagnosticTags.NotConfigurable);
}
