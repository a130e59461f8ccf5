using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.CSharp;

/// <summary>Reads what a record extends, changes by name and sweeps over.</summary>
internal sealed class VariantParser(IReadOnlyList<AttributeReader> attributes, DeclarationNotes notes)
{
    private readonly AttributeReader? _extends = attributes.FirstOrDefault(static attribute => attribute.Name == "Extends");

    /// <summary>The base's name, and whether the compiler knows a type of that name; null where the record is no variant.</summary>
    public (Argument<string> Name, bool IsBound)? Extends()
    {
        if (_extends?.TypeName() is not { } name) return null;
        notes.Place(DeclarationField.Extends, name.Name.Location);
        return name;
    }

    public EquatableArray<LeftOutSpec> Without() => _extends is null ? [] : _extends.NamedList<int>("Without")
        .Select((part, i) =>
        {
            notes.Place(DeclarationField.Without, part.Location, i);
            return SettingsParser.Enumerated<ExperimentPart>(part, "part of an experiment", null, notes);
        })
        .OfType<ExperimentPart>()
        .Select(static part => new LeftOutSpec(part))
        .ToEquatableArray();

    public EquatableArray<SettingChange> Changes(string experiment)
    {
        var changes = new List<SettingChange>();
        foreach (var attribute in attributes.Where(static attribute => attribute.Name == "Set"))
        {
            if (attribute.Positional<string?>(0) is not { Value: { } name } setting || attribute.Value(1) is not { } value) continue;
            notes.Place(DeclarationField.Set, setting.Location, changes.Count);
            notes.Place(DeclarationField.SetValue, value.Location, changes.Count);
            if (changes.Any(other => other.Setting == name)) notes.Report(RuleIds.SetTwice, setting.Location, name, "set", experiment);
            else changes.Add(new SettingChange(name, value.Value));
        }

        return changes.ToEquatableArray();
    }

    public EquatableArray<SweepSpec> Sweeps()
    {
        var sweeps = new List<SweepSpec>();
        var values = 0;
        foreach (var attribute in attributes.Where(static attribute => attribute.Name == "Sweep"))
        {
            if (attribute.Positional<string?>(0) is not { Value: { } name } setting) continue;
            if (sweeps.Count == 0) notes.Place(DeclarationField.Sweep, attribute.Location);
            notes.Place(DeclarationField.SweepSetting, setting.Location, sweeps.Count);
            var swept = attribute.Values(1);
            foreach (var value in swept) notes.Place(DeclarationField.SweepValue, value.Location, values++);
            sweeps.Add(new SweepSpec(name, swept.Select(static value => value.Value).ToEquatableArray()));
        }

        return sweeps.ToEquatableArray();
    }
}
