using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Validation;

/// <summary>Checks N:M patterns by themselves, and then against the layers that they are of.</summary>
internal static class PatternValidator
{
    /// <summary>Whether a pattern stands beside a granularity or a scope that it has no use for.</summary>
    public static bool CheckPruning(PruningSpec pruning, Findings findings)
    {
        if (First(pruning) is not { } pattern) return false;
        var (field, other) = pruning switch
        {
            { Granularity: { } granularity and not Granularity.Weight } => (DeclarationField.Granularity, $"granularity '{findings.Say(granularity)}'"),
            { Scope: { } scope and not Scope.Layer } => (DeclarationField.Scope, $"scope '{findings.Say(scope)}'"),
            _ => (default, null),
        };
        if (other is null) return false;
        findings.Report(RuleIds.PatternAgainstPruning, field, pattern.ToString(), Findings.Say(pattern.Of), other);
        return true;
    }

    /// <summary>Checks that each round prunes as many weights of a group.</summary>
    public static void CheckRounds(IterativePruningSpec pruning, Findings findings)
    {
        if (pruning is not { Pattern: { } pattern, Rounds: { } rounds } || !TrainingLimits.IsRounds(rounds)) return;
        var pruned = pattern.Of - pattern.Kept;
        if (pruned % rounds == 0) return;
        var fitting = Enumerable.Range(1, Math.Min(pruned, TrainingLimits.MaximumRounds)).Where(count => pruned % count == 0).ToArray();
        findings.Report(
            RuleIds.PatternAgainstRounds, DeclarationField.Rounds, pattern.ToString(), Findings.Say(pruned), Findings.Say(pattern.Of),
            Findings.Say(rounds, "round"), string.Join(", ", fitting.Select(static count => Findings.Say(count))));
    }

    /// <summary>Checks that one-shot patterns leave less and less of one grouping.</summary>
    public static void CheckNested(EquatableArray<WeightPattern> patterns, Findings findings)
    {
        for (var i = 1; i < patterns.Count; i++)
        {
            var (pattern, before) = (patterns[i], patterns[i - 1]);
            if (pattern.Of == before.Of && pattern.Kept < before.Kept) continue;
            findings.Report(
                RuleIds.PatternsNotNested, DeclarationField.Pattern, i, pattern.ToString(), before.ToString(),
                pattern.Of == before.Of ? "sort them and write none twice" : "declare an experiment for each M");
            return;
        }
    }

    /// <summary>Whether a pattern's M divides the inputs of every layer that is pruned; the declaration is otherwise sound.</summary>
    public static bool CheckLayers(PruningSpec? pruning, IReadOnlyList<LayerShape> layers, Findings findings)
    {
        if (First(pruning) is not { } pattern) return true;
        var crooked = layers.Where(layer => layer.IsPruned && layer.PatternInputs % pattern.Of != 0)
            .Select(static layer => $"the {Findings.Say(layer.PatternInputs, layer.Kind == LayerKind.Conv ? "input channel" : "input")} of layer '{layer.Path}'").ToArray();
        if (crooked.Length == 0) return true;
        findings.Report(
            RuleIds.PatternAgainstLayers, DeclarationField.Pattern, pruning is OneShotPruningSpec ? 0 : -1, pattern.ToString(), Findings.Say(pattern.Kept), Findings.Say(pattern.Of),
            string.Join(" nor ", crooked), findings.Say("[NotPruned]", "'not-pruned:'"));
        return false;
    }

    private static WeightPattern? First(PruningSpec? pruning) => pruning switch
    {
        IterativePruningSpec iterative => iterative.Pattern,
        OneShotPruningSpec { Patterns.Count: > 0 } oneShot => oneShot.Patterns[0],
        _ => null,
    };
}
