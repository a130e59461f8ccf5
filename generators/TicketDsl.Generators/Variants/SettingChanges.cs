using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Validation;

namespace TicketDsl.Generators.Variants;

/// <summary>Changes settings by their names.</summary>
internal static class SettingChanges
{
    /// <summary>The experiment with its changes, and the places of the fields that they are.</summary>
    public static (ExperimentSpec Spec, IReadOnlyList<SourceMap.Entry> Places) Apply(ExperimentSpec spec, SourceMap places, Findings findings)
    {
        var placed = new List<SourceMap.Entry>();
        var targets = SettingTarget.Of(spec);
        for (var i = 0; i < spec.Changes.Count; i++)
        {
            var change = spec.Changes[i];
            if (!targets.TryGetValue(change.Setting, out var target))
            {
                ReportUnknown(change.Setting, DeclarationField.Set, i, spec, targets, findings);
            }
            else if (Read(target, change.Value, DeclarationField.SetValue, i, spec, findings) is { } value)
            {
                spec = target.With(spec, value);
                placed.AddRange(target.Fields.Select(field => new SourceMap.Entry(field.Field, field.Index, places.Of(DeclarationField.SetValue, i))));
            }
        }

        return (spec, placed);
    }

    /// <summary>Reports a name that is no setting's. Past a hundred mistakes what was meant is not looked for: more would help no one.</summary>
    public static void ReportUnknown(
        string name, DeclarationField field, int index, ExperimentSpec spec, IReadOnlyDictionary<string, SettingTarget> targets, Findings findings)
    {
        if (findings.Found.Count < 100)
            findings.Report(RuleIds.UnknownSetting, field, index, Naming.PlainText.OneLine(name), spec.Name, SettingTarget.Propose(name, targets.Keys));
    }

    /// <summary>The value as the setting has it, or null, and then it is reported.</summary>
    public static object? Read(SettingTarget target, SettingValue value, DeclarationField field, int index, ExperimentSpec spec, Findings findings)
    {
        if (target.Type.Read(value, spec.Front) is { } read) return read;
        findings.Report(
            RuleIds.WrongSettingValue, field, index,
            target.Name, target.Type.What(spec.Front), Naming.PlainText.OneLine(value.Written), target.Type.Fix(value, spec.Front));
        return null;
    }
}
