using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Yaml;

/// <summary>Reads <c>pruning: { iterative: … }</c> or <c>pruning: { one-shot: … }</c>.</summary>
internal static class YamlPruningParser
{
    public static PruningSpec? Parse(YamlMapReader keys, string experiment, DeclarationNotes notes)
    {
        if (keys.Find("pruning") is not { } entry) return null;
        var choice = YamlChoice.Of(
            entry, ["iterative", "one-shot"], "pruning: { iterative: { fraction: 0.2, rounds: 20 } }", RuleIds.SeveralPrunings, experiment, notes);
        notes.Place(DeclarationField.Pruning, (choice?.Entry ?? entry).Key.Location);
        return choice switch
        {
            ("iterative", { } iterative) => Iterative(iterative, notes),
            ("one-shot", { } oneShot) => OneShot(oneShot, notes),
            _ => new UnreadablePruningSpec(),
        };
    }

    private static PruningSpec Iterative(YamlEntry entry, DeclarationNotes notes)
    {
        if (YamlValue.Map(entry, "iterative: { fraction: 0.2, rounds: 20 }", notes) is not { } map) return new UnreadablePruningSpec();
        var keys = new YamlMapReader(
            map, $"'{entry.Key.Text}'", entry.Key.Location, notes, ["fraction", "units", "rounds", "rewind-to", "criterion", "granularity"]);

        // A size that can not be read stands in as a sound one, so that it is not found missing or wrong as well.
        return new IterativePruningSpec(
            keys.Find("fraction", DeclarationField.Fraction) is { } fraction ? YamlValue.Number(fraction, 0.2, notes) ?? 0.5 : null,
            keys.Find("units", DeclarationField.Units) is { } units ? YamlValue.Integer(units, 2, notes) ?? 1 : null,
            keys.Find("rounds", DeclarationField.Rounds) is { } rounds ? YamlValue.Integer(rounds, 20, notes) ?? 1 : null,
            Rewind(keys), Criterion(keys), Granularity(keys));
    }

    private static PruningSpec OneShot(YamlEntry entry, DeclarationNotes notes)
    {
        if (YamlValue.Map(entry, "one-shot: { fractions: [ 0.5, 0.8 ] }", notes) is not { } map) return new UnreadablePruningSpec();
        var keys = new YamlMapReader(
            map, $"'{entry.Key.Text}'", entry.Key.Location, notes, ["fractions", "units", "rewind-to", "criterion", "granularity"]);
        var mistakes = notes.Diagnostics.Count;
        var fractions = YamlValue.Numbers(keys, "fractions", DeclarationField.Fraction, "a number", "[ 0.5, 0.8 ]", YamlValue.Number);
        var units = YamlValue.Numbers(keys, "units", DeclarationField.Units, "a whole number", "[ 2, 4 ]", YamlValue.Integer);
        var spec = new OneShotPruningSpec(fractions, units, Rewind(keys), Criterion(keys), Granularity(keys));
        return mistakes == notes.Diagnostics.Count ? spec : new UnreadablePruningSpec();
    }

    private static Step? Rewind(YamlMapReader keys) =>
        keys.Find("rewind-to") is null ? Step.Iterations(0) : keys.Step("rewind-to", DeclarationField.RewindTo, "0it");

    private static Criterion? Criterion(YamlMapReader keys) =>
        keys.Word("criterion", "criterion", DeclarationField.Criterion, (Criterion?)TicketDsl.Criterion.Magnitude);

    private static Granularity? Granularity(YamlMapReader keys) =>
        keys.Word("granularity", "granularity", DeclarationField.Granularity, (Granularity?)TicketDsl.Granularity.Weight);
}
