using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Yaml.Keys;

namespace TicketDsl.Generators.Yaml;

/// <summary>Reads what a file extends, changes by name and sweeps over.</summary>
internal sealed class YamlVariantParser(YamlMapReader keys, DeclarationNotes notes)
{
    /// <summary>The base's name; null where the file declares no variant.</summary>
    public string? Extends() =>
        keys.Find(ExperimentKeys.Extends, DeclarationField.Extends) is { } entry ? YamlValue.Text(entry, ExperimentKeys.Extends.Example, notes) ?? "" : null;

    public bool IsBase() => keys.Find(ExperimentKeys.IsBase) is { } entry && (YamlValue.Truth(entry, ExperimentKeys.IsBase.Example, notes) ?? false);

    public EquatableArray<LeftOutSpec> Without()
    {
        if (keys.Find(ExperimentKeys.Without) is not { } entry || YamlValue.List(entry, ExperimentKeys.Without.Example, notes) is not { } list) return [];
        var parts = new List<LeftOutSpec>();
        foreach (var item in list.Items)
        {
            if (item is not YamlScalar { IsEmpty: false } word)
            {
                notes.Report(RuleIds.YamlWrongType, YamlValue.Place(item, entry), "A part", "a word", item.Describe(), $"'{ExperimentKeys.Without.Written}'");
            }
            else if (YamlValue.Word<ExperimentPart>(word.Text, word.Location, "part of an experiment", notes) is { } part)
            {
                notes.Place(DeclarationField.Without, word.Location, parts.Count);
                parts.Add(new LeftOutSpec(part));
            }
        }

        return parts.ToEquatableArray();
    }

    public EquatableArray<SettingChange> Changes()
    {
        var changes = new List<SettingChange>();
        foreach (var setting in Settings(ExperimentKeys.Set))
        {
            if (Value(setting.Value) is not { } value)
            {
                notes.Report(RuleIds.YamlWrongType, setting.ValueLocation, $"'{setting.Key.Text}'", "a single value", setting.Value.Describe(), $"'{ExperimentKeys.Set.Written}'");
                continue;
            }

            notes.Place(DeclarationField.Set, setting.Key.Location, changes.Count);
            notes.Place(DeclarationField.SetValue, setting.ValueLocation, changes.Count);
            changes.Add(new SettingChange(setting.Key.Text, value));
        }

        return changes.ToEquatableArray();
    }

    public EquatableArray<SweepSpec> Sweeps(string experiment)
    {
        if (keys.Find(ExperimentKeys.Sweep) is not { } entry) return [];
        notes.Place(DeclarationField.Sweep, entry.Key.Location);
        if (entry.Value is YamlMap { Entries.Count: 0 })
            notes.Report(RuleIds.EmptySweep, entry.Key.Location, experiment, "", $"'{ExperimentKeys.Sweep.Written}'");
        var sweeps = new List<SweepSpec>();
        var values = 0;
        foreach (var setting in Settings(ExperimentKeys.Sweep))
        {
            if (YamlValue.List(setting, "[ 0.1, 0.2 ]", notes) is not { } list) continue;
            notes.Place(DeclarationField.SweepSetting, setting.Key.Location, sweeps.Count);
            var swept = new List<SettingValue>();
            foreach (var item in list.Items)
            {
                notes.Place(DeclarationField.SweepValue, YamlValue.Place(item, setting), values++);
                swept.Add(Value(item) ?? new SettingValue(item.Describe()));
            }

            sweeps.Add(new SweepSpec(setting.Key.Text, swept.ToEquatableArray()));
        }

        return sweeps.ToEquatableArray();
    }

    /// <summary>The settings of a map, each once.</summary>
    private IEnumerable<YamlEntry> Settings(YamlKey key)
    {
        if (keys.Find(key) is not { } entry || YamlValue.Map(entry, key.Written, notes) is not { } map) yield break;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var setting in map.Entries)
        {
            if (names.Add(setting.Key.Text)) yield return setting;
            else notes.Report(RuleIds.YamlDuplicateKey, setting.Key.Location, setting.Key.Text);
        }
    }

    private static SettingValue? Value(YamlNode node) => node is not YamlScalar { IsEmpty: false } scalar ? null : new SettingValue(scalar.Describe())
    {
        Number = YamlValue.Number(scalar),
        Whole = YamlValue.Integer(scalar),
        Truth = YamlValue.Truth(scalar),
        Text = scalar.Text,
    };
}
