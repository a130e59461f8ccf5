using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.CSharp;

/// <summary>Reads the record's pruning attribute.</summary>
internal static class PruningParser
{
    public static PruningSpec? Parse(IReadOnlyList<AttributeReader> attributes, DeclarationNotes notes, string experiment)
    {
        var prunings = attributes.Where(static attribute => attribute.Name is "IterativePruning" or "OneShotPruning").ToArray();
        if (prunings.Length == 0) return null;
        notes.Place(DeclarationField.Pruning, prunings[0].Location);
        if (prunings.Length > 1)
        {
            notes.Report(RuleIds.SeveralPrunings, prunings[1].Location, experiment, prunings[1].Name, prunings[0].Name);
            return new UnreadablePruningSpec();
        }

        var attribute = prunings[0];
        var rewind = SettingsParser.Note(attribute.Named<string?>("RewindTo"), DeclarationField.RewindTo, notes);
        var rewindTo = rewind is null ? Step.Iterations(0) : notes.Step(rewind.Value, rewind.Location, "RewindTo");
        var criterion = attribute.Named<int>("Criterion") is { } scored
            ? SettingsParser.Enumerated<Criterion>(scored, "criterion", DeclarationField.Criterion, notes)
            : Criterion.Magnitude;
        var granularity = attribute.Named<int>("Granularity") is { } piece
            ? SettingsParser.Enumerated<Granularity>(piece, "granularity", DeclarationField.Granularity, notes)
            : Granularity.Weight;
        if (attribute.Name == "IterativePruning")
        {
            return new IterativePruningSpec(
                SettingsParser.Note(attribute.Named<double>("Fraction"), DeclarationField.Fraction, notes)?.Value,
                SettingsParser.Note(attribute.Named<int>("Units"), DeclarationField.Units, notes)?.Value,
                SettingsParser.Note(attribute.Named<int>("Rounds"), DeclarationField.Rounds, notes)?.Value,
                rewindTo, criterion, granularity);
        }

        return new OneShotPruningSpec(
            List<double>("Fractions", DeclarationField.Fraction), List<int>("Units", DeclarationField.Units),
            rewindTo, criterion, granularity);

        EquatableArray<T> List<T>(string name, DeclarationField field)
            where T : IEquatable<T>
        {
            if (attribute.Has(name)) notes.Place(field, attribute.LocationOf(name));
            return attribute.NamedList<T>(name)
                .Select((element, i) => SettingsParser.Note(element, field, notes, i)!.Value)
                .ToEquatableArray();
        }
    }
}
