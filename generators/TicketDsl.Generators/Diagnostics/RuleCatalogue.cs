using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TicketDsl.Generators.Diagnostics;

/// <summary>All rules, by identifier.</summary>
internal static class RuleCatalogue
{
    private static readonly ImmutableSortedDictionary<string, DiagnosticDescriptor> Rules = ((DiagnosticDescriptor[])
    [
        DeclarationRules.NotAPartialRecord,
        DeclarationRules.NotConstructible,
        DeclarationRules.InvalidExperimentName,
        DeclarationRules.DuplicateExperiment,
        DeclarationRules.InvalidNamespace,
        DeclarationRules.UnknownWord,
        DeclarationRules.TooFewReplicates,
        NetworkRules.NoLayers,
        NetworkRules.NotALayer,
        NetworkRules.NoLayerKind,
        NetworkRules.InvalidLayerName,
        NetworkRules.ReservedLayerName,
        NetworkRules.DuplicateLayerName,
        NetworkRules.TooFewUnits,
        NetworkRules.WrongOutputs,
        NetworkRules.NetworkTooLarge,
        NetworkRules.SeveralLayerKinds,
        NetworkRules.WindowOutOfRange,
        NetworkRules.NoOutput,
        NetworkRules.ImageNeeded,
        NetworkRules.UselessLayerSetting,
        NetworkRules.SeveralActivations,
        NetworkRules.DropoutOutOfRange,
        NetworkRules.OutputActivation,
        TrainingRules.MissingTraining,
        TrainingRules.InvalidStep,
        TrainingRules.StepsOutOfRange,
        TrainingRules.EvaluateEveryOutOfRange,
        TrainingRules.BatchOutOfRange,
        TrainingRules.ValidationOutOfRange,
        TrainingRules.MissingOptimizer,
        TrainingRules.SeveralOptimizers,
        TrainingRules.LearningRateOutOfRange,
        TrainingRules.DecayOutOfRange,
        TrainingRules.EpsilonOutOfRange,
        TrainingRules.StandardDeviationOutOfRange,
        TrainingRules.WeightDecayOutOfRange,
        TrainingRules.NesterovWithoutMomentum,
        TrainingRules.SeveralDecays,
        TrainingRules.DecayFactorOutOfRange,
        TrainingRules.MilestoneOutOfRange,
        TrainingRules.WarmUpOutOfRange,
        TrainingRules.LimitOutOfRange,
        PruningRules.SeveralPrunings,
        PruningRules.FractionOutOfRange,
        PruningRules.PrunedUnitsOutOfRange,
        PruningRules.FractionOrUnits,
        PruningRules.RoundsOutOfRange,
        PruningRules.NotAscending,
        PruningRules.CriterionAgainstGranularity,
        PruningRules.UnitsNeedUnitGranularity,
        PruningRules.RewindTooLate,
        PruningRules.LayerCollapse,
        PruningRules.UselessLayerFraction,
        PruningRules.NoHiddenUnits,
        PruningRules.NothingPruned,
        PruningRules.TooFewBranchReplicates,
        PruningRules.BranchWithoutPruning,
        PruningRules.DuplicateBranch,
        PruningRules.FullOutputFraction,
        PruningRules.UnitsNeedLinearLayers,
        AugmentationRules.CropOutOfRange,
        AugmentationRules.AugmentationWithoutImages,
        YamlRules.YamlSyntax,
        YamlRules.YamlEmpty,
        YamlRules.YamlSeveralDocuments,
        YamlRules.YamlTooDeep,
        YamlRules.YamlTooLarge,
        YamlRules.YamlUnknownKey,
        YamlRules.YamlDuplicateKey,
        YamlRules.YamlWrongType,
        YamlRules.YamlMissingKey,
        YamlRules.YamlAlias,
    ]).ToImmutableSortedDictionary(static rule => rule.Id, static rule => rule, StringComparer.Ordinal);

    /// <summary>The rules in order of their identifiers.</summary>
    public static IEnumerable<DiagnosticDescriptor> All => Rules.Values;

    /// <summary>The rule of that identifier.</summary>
    public static DiagnosticDescriptor Of(string id) => Rules[id];
}
