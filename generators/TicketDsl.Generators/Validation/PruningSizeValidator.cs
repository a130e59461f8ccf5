using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Scheduling;

namespace TicketDsl.Generators.Validation;

/// <summary>Checks how much is pruned: fractions, units, rounds.</summary>
internal static class PruningSizeValidator
{
    public static void Check(ExperimentSpec spec, PruningSpec pruning, Findings findings)
    {
        switch (pruning)
        {
            case IterativePruningSpec iterative:
                CheckIterative(spec, iterative, findings);
                break;

            case OneShotPruningSpec oneShot:
                CheckOneShot(spec, oneShot, findings);
                break;

            case RandomPruningSpec random:
                RandomPruningValidator.Check(spec, random, findings);
                break;
        }
    }

    /// <summary>Reports a fraction that is out of range.</summary>
    /// <param name="fraction">The fraction.</param>
    /// <param name="field">Which fraction it is.</param>
    /// <param name="index">Which of several; -1 where there is one.</param>
    /// <param name="owner">The experiment or layer that it is declared on.</param>
    /// <param name="whole">What it is a fraction of.</param>
    /// <param name="findings">Where to report it.</param>
    public static void ReportFraction(double fraction, DeclarationField field, int index, string owner, string whole, Findings findings)
    {
        // From 2 on written as a percentage, most likely; just above 1 it may be anything, and 100 % would leave nothing.
        var share = fraction is >= 2 and < 100 ? Findings.Say((double)((decimal)fraction / 100)) : null;
        findings.ReportWithReplacement(RuleIds.FractionOutOfRange, field, index, share, Findings.Say(fraction), owner, whole);
    }

    private static void CheckIterative(ExperimentSpec spec, IterativePruningSpec pruning, Findings findings)
    {
        var sizes = Sizes(pruning.Fraction is not null, pruning.Units is not null, pruning.Pattern is not null);
        if (sizes.Length != 1)
        {
            ReportSizes(spec, sizes, findings, findings.Say("write 'Fraction = 0.2'", "write 'fraction: 0.2'"));
        }
        else if (pruning.Fraction is not (null or (> 0 and < 1)))
        {
            ReportFraction(pruning.Fraction.Value, DeclarationField.Fraction, -1, spec.Name, "what remains each round", findings);
        }
        else if (pruning.Units < 1)
        {
            findings.Report(RuleIds.PrunedUnitsOutOfRange, DeclarationField.Units, Findings.Say(pruning.Units.Value));
        }

        if (!TrainingLimits.IsRounds(pruning.Rounds ?? 0))
        {
            findings.Report(
                RuleIds.RoundsOutOfRange, DeclarationField.Rounds,
                pruning.Rounds is { } rounds ? Findings.Say(rounds) : "are missing and", Findings.Say(TrainingLimits.MaximumRounds));
        }
        else if (sizes.Length == 1)
        {
            PatternValidator.CheckRounds(pruning, findings);
        }
    }

    private static void CheckOneShot(ExperimentSpec spec, OneShotPruningSpec pruning, Findings findings)
    {
        var declared = Sizes(pruning.Fractions.Count > 0, pruning.Units.Count > 0, pruning.Patterns.Count > 0);
        if (declared.Length != 1)
        {
            ReportSizes(spec, declared, findings, findings.Say("write 'Fractions = [0.5, 0.8]'", "write 'fractions: [ 0.5, 0.8 ]'"));
            return;
        }

        var wrong = pruning.Fractions.FirstIndex(static fraction => fraction is not (> 0 and < 1));
        if (wrong >= 0)
        {
            ReportFraction(pruning.Fractions[wrong], DeclarationField.Fraction, wrong, spec.Name, "the dense network", findings);
            return;
        }

        wrong = pruning.Units.FirstIndex(static units => units < 1);
        if (wrong >= 0)
        {
            findings.Report(RuleIds.PrunedUnitsOutOfRange, DeclarationField.Units, wrong, Findings.Say(pruning.Units[wrong]));
            return;
        }

        CheckAscending(pruning.Fractions, Findings.Say, DeclarationField.Fraction, "fractions", findings);
        PatternValidator.CheckNested(pruning.Patterns, findings);
        CheckAscending(pruning.Units, static units => Findings.Say(units), DeclarationField.Units, "units", findings);
        if (pruning.LastLevel is > TrainingLimits.MaximumRounds and var levels)
        {
            findings.Report(RuleIds.RoundsOutOfRange, DeclarationField.Pruning, Findings.Say(levels), Findings.Say(TrainingLimits.MaximumRounds));
        }
    }

    private static void CheckAscending<T>(
        EquatableArray<T> sizes, Func<T, string> say, DeclarationField field, string what, Findings findings)
        where T : IComparable<T>, IEquatable<T>
    {
        for (var i = 1; i < sizes.Count; i++)
        {
            if (sizes[i].CompareTo(sizes[i - 1]) > 0) continue;
            findings.Report(RuleIds.NotAscending, field, i, say(sizes[i]), say(sizes[i - 1]), what);
            return;
        }
    }

    /// <summary>The sizes that were declared, of which there is to be one.</summary>
    private static DeclarationField[] Sizes(bool fraction, bool units, bool pattern) =>
        new[] { (fraction, DeclarationField.Fraction), (units, DeclarationField.Units), (pattern, DeclarationField.Pattern) }
            .Where(static size => size.Item1).Select(static size => size.Item2).ToArray();

    private static void ReportSizes(ExperimentSpec spec, DeclarationField[] sizes, Findings findings, string fix)
    {
        if (sizes.Length == 0) findings.Report(RuleIds.FractionOrUnits, DeclarationField.Pruning, spec.Name, "none of them", fix);
        else findings.Report(RuleIds.FractionOrUnits, sizes[sizes.Length - 1], spec.Name, sizes.Length == 2 ? "two of them" : "all three", "keep one of them");
    }

    public static int FirstIndex<T>(this EquatableArray<T> items, Func<T, bool> condition)
        where T : IEquatable<T>
    {
        for (var i = 0; i < items.Count; i++)
            if (condition(items[i])) return i;
        return -1;
    }
}
