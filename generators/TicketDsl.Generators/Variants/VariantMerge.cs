using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Validation;

namespace TicketDsl.Generators.Variants;

/// <summary>
/// Puts what a variant says over what its base says. A field that has a place was written, and goes before the base's; an optimizer, a
/// pruning or an initializer of another kind takes the place of the whole.
/// </summary>
internal static class VariantMerge
{
    /// <summary>The whole experiment.</summary>
    /// <param name="original">The base, whole.</param>
    /// <param name="own">What the variant says.</param>
    /// <param name="written">Which of it was written.</param>
    /// <param name="findings">Where it is told what can not be left out.</param>
    public static ExperimentSpec Of(ExperimentSpec original, ExperimentSpec own, SourceMap written, Findings findings)
    {
        var merged = Left(original, own, findings) with
        {
            Name = own.Name,
            Namespace = own.Namespace,
            Front = own.Front,
            SourceFile = own.SourceFile,
            Summary = own.Summary,
            Seed = original.EffectiveSeed,
            Extends = own.Extends,
            Without = own.Without,
            HasOwnNetwork = own.HasOwnNetwork,
            IsBase = own.IsBase,
            Changes = own.Changes,
            Sweeps = own.Sweeps,
        };
        if (own.HasOwnNetwork) merged = merged with { Layers = own.Layers, Blocks = own.Blocks };
        if (IsOfOtherKind(merged.Training, own.Training)) merged = merged with { Training = own.Training };
        if (IsOfOtherKind(merged.Optimizer, own.Optimizer)) merged = merged with { Optimizer = own.Optimizer };
        if (IsOfOtherKind(merged.Augmentation, own.Augmentation)) merged = merged with { Augmentation = own.Augmentation };
        if (IsOfOtherKind(merged.Pruning, own.Pruning)) merged = merged with { Pruning = own.Pruning };
        foreach (var setting in Settings.All)
            if (written.Has(setting.Field) && setting.AppliesTo(own) && setting.AppliesTo(merged)) merged = setting.With(merged, setting.Get(own));
        return WithoutUselessFractions(WithBothSizes(merged, own, written));
    }

    private static bool IsOfOtherKind(object? original, object? own) => own is not null && own.GetType() != original?.GetType();

    /// <summary>The base without what the variant leaves out.</summary>
    private static ExperimentSpec Left(ExperimentSpec original, ExperimentSpec own, Findings findings)
    {
        var left = original;
        for (var i = 0; i < own.Without.Count; i++)
        {
            var before = left;
            left = own.Without[i].Part switch
            {
                ExperimentPart.Decay => left with { LearningRate = left.LearningRate with { Decay = null } },
                ExperimentPart.WarmUp => left with { LearningRate = left.LearningRate with { WarmUp = null } },
                ExperimentPart.Augmentation => left with { Augmentation = null },
                ExperimentPart.Branches => left with { Branches = [] },
                // Branches are off its levels; those of a pruning that takes its place stay.
                _ => left with { Pruning = null, Branches = own.Pruning is null ? [] : left.Branches },
            };
            if (left == before)
                findings.Report(RuleIds.NothingToLeaveOut, DeclarationField.Without, i, original.Name, findings.Say(own.Without[i].Part), "remove it from what is left out");
        }

        return left;
    }

    /// <summary>A fraction, units and a pattern take each other's place; several at once stay several, which is a mistake.</summary>
    private static ExperimentSpec WithBothSizes(ExperimentSpec merged, ExperimentSpec own, SourceMap written)
    {
        if (new[] { DeclarationField.Fraction, DeclarationField.Units, DeclarationField.Pattern }.Count(field => written.Has(field)) < 2) return merged;
        return (merged.Pruning, own.Pruning) switch
        {
            (IterativePruningSpec all, IterativePruningSpec said) => merged with { Pruning = all with { Fraction = said.Fraction, Units = said.Units, Pattern = said.Pattern } },
            (OneShotPruningSpec all, OneShotPruningSpec said) => merged with { Pruning = all with { Fractions = said.Fractions, Units = said.Units, Patterns = said.Patterns } },
            _ => merged,
        };
    }

    /// <summary>A layer's own fraction, where the base has it for a pruning that the variant has not, goes with that pruning.</summary>
    private static ExperimentSpec WithoutUselessFractions(ExperimentSpec merged) =>
        merged.HasOwnNetwork || merged.Pruning is IterativePruningSpec { Granularity: not Granularity.Unit, Scope: not Scope.Global, Pattern: null } or UnreadablePruningSpec ? merged
            : merged with { Layers = merged.Layers.Select(static layer => layer with { PruningFraction = null }).ToEquatableArray() };
}
