using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Yaml.Keys;

namespace TicketDsl.Generators.Yaml;

/// <summary>Reads <c>pruning: { iterative: … }</c>, <c>pruning: { one-shot: … }</c> or <c>pruning: { random: … }</c>.</summary>
internal static class YamlPruningParser
{
    public static PruningSpec? Parse(YamlMapReader keys, string experiment, DeclarationNotes notes)
    {
        if (keys.Find(ExperimentKeys.Pruning) is not { } entry) return null;
        var choice = YamlChoice.Of(ExperimentKeys.Pruning, entry, PruningKeys.All, RuleIds.SeveralPrunings, experiment, notes);
        notes.Place(DeclarationField.Pruning, (choice?.Entry ?? entry).Key.Location);
        if (choice is not { } chosen) return new UnreadablePruningSpec();
        return chosen.Key == PruningKeys.Iterative ? Iterative(chosen.Entry, notes)
            : chosen.Key == PruningKeys.OneShot ? OneShot(chosen.Entry, notes)
            : Random(chosen.Entry, notes);
    }

    private static PruningSpec Iterative(YamlEntry entry, DeclarationNotes notes)
    {
        if (YamlValue.Map(entry, PruningKeys.Iterative.Written, notes) is not { } map) return new UnreadablePruningSpec();
        var keys = new YamlMapReader(map, $"'{entry.Key.Text}'", entry.Key.Location, notes, IterativeKeys.All);

        var mistakes = notes.Diagnostics.Count;
        var pattern = keys.Find(IterativeKeys.Pattern, DeclarationField.Pattern) is { } written && YamlValue.Text(written, IterativeKeys.Pattern.Example, notes) is { } text
            ? notes.Pattern(text, written.ValueLocation) : null;
        if (mistakes != notes.Diagnostics.Count) return new UnreadablePruningSpec();

        // A size that can not be read stands in as a sound one, so that it is not found missing or wrong as well.
        return new IterativePruningSpec(
            keys.Find(IterativeKeys.Fraction, DeclarationField.Fraction) is { } fraction ? YamlValue.Number(fraction, IterativeKeys.Fraction.Example, notes) ?? 0.5 : null,
            keys.Find(IterativeKeys.Units, DeclarationField.Units) is { } units ? YamlValue.Integer(units, IterativeKeys.Units.Example, notes) ?? 1 : null,
            keys.Find(IterativeKeys.Rounds, DeclarationField.Rounds) is { } rounds ? YamlValue.Integer(rounds, IterativeKeys.Rounds.Example, notes) ?? 1 : null,
            Rewind(keys), Criterion(keys), Granularity(keys))
        { Retraining = Retraining(keys), Scope = Scope(keys), Pattern = pattern };
    }

    private static PruningSpec OneShot(YamlEntry entry, DeclarationNotes notes)
    {
        if (YamlValue.Map(entry, PruningKeys.OneShot.Written, notes) is not { } map) return new UnreadablePruningSpec();
        var keys = new YamlMapReader(map, $"'{entry.Key.Text}'", entry.Key.Location, notes, OneShotKeys.All);
        var mistakes = notes.Diagnostics.Count;
        var fractions = YamlValue.Numbers(keys, OneShotKeys.Fractions, DeclarationField.Fraction, "a number", YamlValue.Number);
        var units = YamlValue.Numbers(keys, OneShotKeys.Units, DeclarationField.Units, "a whole number", YamlValue.Integer);
        var patterns = keys.Find(OneShotKeys.Patterns, DeclarationField.Pattern) is { } entries ? Patterns(entries, notes) : [];
        var spec = new OneShotPruningSpec(fractions, units, Rewind(keys), Criterion(keys), Granularity(keys)) { Retraining = Retraining(keys), Scope = Scope(keys), Patterns = patterns };
        return mistakes == notes.Diagnostics.Count ? spec : new UnreadablePruningSpec();
    }

    private static EquatableArray<WeightPattern> Patterns(YamlEntry entry, DeclarationNotes notes)
    {
        var patterns = new List<WeightPattern>();
        if (YamlValue.List(entry, OneShotKeys.Patterns.Example, notes) is not { } list) return [];
        foreach (var item in list.Items)
        {
            var place = YamlValue.Place(item, entry);
            if ((item is YamlScalar scalar ? notes.Pattern(scalar.Text, place) : NoPattern(item, place, notes)) is not { } pattern) continue;
            notes.Place(DeclarationField.Pattern, place, patterns.Count);
            patterns.Add(pattern);
        }

        return patterns.ToEquatableArray();
    }

    private static WeightPattern? NoPattern(YamlNode item, LocationSpec place, DeclarationNotes notes)
    {
        notes.Report(RuleIds.YamlWrongType, place, $"An element of '{OneShotKeys.Patterns.Name}'", "a pattern", item.Describe(), $"'{OneShotKeys.Patterns.Written}'");
        return null;
    }

    private static PruningSpec Random(YamlEntry entry, DeclarationNotes notes)
    {
        if (YamlValue.Map(entry, PruningKeys.Random.Written, notes) is not { } map) return new UnreadablePruningSpec();
        var keys = new YamlMapReader(map, $"'{entry.Key.Text}'", entry.Key.Location, notes, RandomKeys.All);
        var mistakes = notes.Diagnostics.Count;
        var densities = YamlValue.Numbers(keys, RandomKeys.Densities, DeclarationField.Densities, "a number", YamlValue.Number);
        var spec = new RandomPruningSpec(densities, keys.Word(RandomKeys.Ratio, "ratio rule", DeclarationField.Ratio, (RatioRule?)RatioRule.Uniform));
        return mistakes == notes.Diagnostics.Count ? spec : new UnreadablePruningSpec();
    }

    private static Step? Rewind(YamlMapReader keys) =>
        keys.Find(SharedPruningKeys.RewindTo) is null ? Step.Iterations(0) : keys.Step(SharedPruningKeys.RewindTo, DeclarationField.RewindTo);

    private static Retraining? Retraining(YamlMapReader keys) =>
        keys.Word(SharedPruningKeys.Retraining, "retraining", DeclarationField.Retraining, (Retraining?)TicketDsl.Retraining.Rewind);

    private static Criterion? Criterion(YamlMapReader keys) =>
        keys.Word(SharedPruningKeys.Criterion, "criterion", DeclarationField.Criterion, (Criterion?)TicketDsl.Criterion.Magnitude);

    private static Granularity? Granularity(YamlMapReader keys) =>
        keys.Word(SharedPruningKeys.Granularity, "granularity", DeclarationField.Granularity, (Granularity?)TicketDsl.Granularity.Weight);

    private static Scope? Scope(YamlMapReader keys) =>
        keys.Word(SharedPruningKeys.Scope, "scope", DeclarationField.Scope, (Scope?)TicketDsl.Scope.Layer);
}
