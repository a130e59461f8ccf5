using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.CSharp;

/// <summary>Reads the record's pruning attribute.</summary>
internal static class PruningParser
{
    /// <summary>A layer's own granularity and criterion.</summary>
    public static LayerPruningSpec OfLayer(AttributeReader attribute, int index, DeclarationNotes notes)
    {
        notes.Place(DeclarationField.LayerPrune, attribute.Location, index);
        return new LayerPruningSpec(
            SettingsParser.Enumerated<Granularity>(attribute.Positional<int>(0), "granularity", null, notes),
            SettingsParser.Enumerated<Criterion>(attribute.Positional<int>(1), "criterion", null, notes));
    }

    public static PruningSpec? Parse(IReadOnlyList<AttributeReader> attributes, DeclarationNotes notes, string experiment)
    {
        var prunings = attributes.Where(static attribute => attribute.Name is "IterativePruning" or "OneShotPruning" or "RandomPruning").ToArray();
        if (prunings.Length == 0) return null;
        notes.Place(DeclarationField.Pruning, prunings[0].Location);
        if (prunings.Length > 1)
        {
            notes.Report(RuleIds.SeveralPrunings, prunings[1].Location, experiment, prunings[1].Name, prunings[0].Name);
            return new UnreadablePruningSpec();
        }

        var attribute = prunings[0];
        if (attribute.Name == "RandomPruning")
        {
            var ratio = attribute.Named<int>("Ratio") is { } shared
                ? SettingsParser.Enumerated<RatioRule>(shared, "ratio rule", DeclarationField.Ratio, notes)
                : RatioRule.Uniform;
            return new RandomPruningSpec(List<double>("Densities", DeclarationField.Densities), ratio);
        }

        var rewind = SettingsParser.Note(attribute.Named<string?>("RewindTo"), DeclarationField.RewindTo, notes);
        var rewindTo = rewind is null ? Step.Iterations(0) : notes.Step(rewind.Value, rewind.Location, "RewindTo");
        var criterion = attribute.Named<int>("Criterion") is { } scored
            ? SettingsParser.Enumerated<Criterion>(scored, "criterion", DeclarationField.Criterion, notes)
            : Criterion.Magnitude;
        var granularity = attribute.Named<int>("Granularity") is { } piece
            ? SettingsParser.Enumerated<Granularity>(piece, "granularity", DeclarationField.Granularity, notes)
            : Granularity.Weight;
        var retraining = attribute.Named<int>("Retraining") is { } retrained
            ? SettingsParser.Enumerated<Retraining>(retrained, "retraining", DeclarationField.Retraining, notes)
            : Retraining.Rewind;
        var scope = attribute.Named<int>("Scope") is { } among
            ? SettingsParser.Enumerated<Scope>(among, "scope", DeclarationField.Scope, notes)
            : Scope.Layer;
        if (attribute.Name == "IterativePruning")
        {
            var pattern = SettingsParser.Note(attribute.Named<string?>("Pattern"), DeclarationField.Pattern, notes) is { } written ? notes.Pattern(written.Value, written.Location) : null;
            if (pattern is null && attribute.Has("Pattern")) return new UnreadablePruningSpec();
            return new IterativePruningSpec(
                SettingsParser.Note(attribute.Named<double>("Fraction"), DeclarationField.Fraction, notes)?.Value,
                SettingsParser.Note(attribute.Named<int>("Units"), DeclarationField.Units, notes)?.Value,
                SettingsParser.Note(attribute.Named<int>("Rounds"), DeclarationField.Rounds, notes)?.Value,
                rewindTo, criterion, granularity)
            { Retraining = retraining, Scope = scope, Pattern = pattern };
        }

        if (attribute.Has("Patterns")) notes.Place(DeclarationField.Pattern, attribute.LocationOf("Patterns"));
        var patterns = attribute.NamedList<string?>("Patterns")
            .Select((element, i) => SettingsParser.Note(element, DeclarationField.Pattern, notes, i)!)
            .Select(element => notes.Pattern(element.Value, element.Location)).ToArray();
        if (patterns.Any(static pattern => pattern is null)) return new UnreadablePruningSpec();
        return new OneShotPruningSpec(
            List<double>("Fractions", DeclarationField.Fraction), List<int>("Units", DeclarationField.Units),
            rewindTo, criterion, granularity)
        { Retraining = retraining, Scope = scope, Patterns = patterns.OfType<WeightPattern>().ToEquatableArray() };

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
