using System.Globalization;
using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Validation;

namespace TicketDsl.Generators.Variants;

/// <summary>The points of a sweep: every combination of its values, the last setting's changing fastest.</summary>
internal static class SweepGrid
{
    /// <summary>More points than any study here has; it bounds the generated code.</summary>
    public const int MaximumPoints = 10_000;

    /// <summary>A value that a point has.</summary>
    /// <param name="Target">Of what.</param>
    /// <param name="Value">Which.</param>
    /// <param name="Place">Where it stands.</param>
    internal sealed record Step(SettingTarget Target, object Value, LocationSpec Place);

    /// <summary>The points, each as its values in the order of the settings; those values that can not be read are reported and left out.</summary>
    public static IEnumerable<IReadOnlyList<Step>> Points(ExperimentSpec spec, SourceMap places, Findings findings)
    {
        // Before any value is read, of which there may be very many. Larger than any number only where it is far too many.
        var count = spec.Sweeps.Aggregate(1m, static (product, sweep) => Math.Min(product * Math.Max(1, sweep.Values.Count), int.MaxValue));
        if (count > MaximumPoints)
        {
            findings.Report(
                RuleIds.TooManyPoints, DeclarationField.Sweep, spec.Name,
                count == int.MaxValue ? "very many" : count.ToString(CultureInfo.InvariantCulture), Findings.Say(MaximumPoints));
            return [];
        }

        var axes = new List<IReadOnlyList<Step>>();
        var swept = new HashSet<(DeclarationField, int)>();
        var index = 0;
        var targets = SettingTarget.Of(spec);
        for (var i = 0; i < spec.Sweeps.Count; i++)
        {
            var sweep = spec.Sweeps[i];
            var first = index;
            index += sweep.Values.Count;
            if (!targets.TryGetValue(sweep.Setting, out var target))
            {
                SettingChanges.ReportUnknown(sweep.Setting, DeclarationField.SweepSetting, i, spec, targets, findings);
                continue;
            }

            if (target.Fields.Any(swept.Contains))
                findings.Report(RuleIds.SetTwice, DeclarationField.SweepSetting, i, target.Name, "swept", spec.Name);
            else
                axes.Add(Axis(spec, i, target, first, places, findings));
            swept.UnionWith(target.Fields);
        }

        return axes.Count == 0 || axes.Any(static axis => axis.Count == 0) ? [] : Product(axes);
    }

    private static List<Step> Axis(ExperimentSpec spec, int sweep, SettingTarget target, int first, SourceMap places, Findings findings)
    {
        var values = spec.Sweeps[sweep].Values;
        if (values.Count == 0)
        {
            findings.Report(
                RuleIds.EmptySweep, DeclarationField.SweepSetting, sweep, spec.Name, $" for '{target.Name}'",
                findings.Say($"[Sweep(\"{target.Name}\", 0.1, 0.2)]", $"'{target.Name}: [ 0.1, 0.2 ]'"));
        }

        var axis = new List<Step>();
        var taken = new HashSet<object>();
        for (var i = 0; i < values.Count; i++)
        {
            if (SettingChanges.Read(target, values[i], DeclarationField.SweepValue, first + i, spec, findings) is not { } value) continue;
            if (taken.Add(value)) axis.Add(new Step(target, value, places.Of(DeclarationField.SweepValue, first + i)));
            else findings.Report(RuleIds.SamePointTwice, DeclarationField.SweepValue, first + i, SettingType.Say(value), target.Name);
        }

        return axis;
    }

    private static IEnumerable<IReadOnlyList<Step>> Product(List<IReadOnlyList<Step>> axes)
    {
        var at = new int[axes.Count];
        while (true)
        {
            yield return axes.Select((axis, i) => axis[at[i]]).ToArray();
            var last = axes.Count - 1;
            while (last >= 0 && ++at[last] == axes[last].Count) at[last--] = 0;
            if (last < 0) yield break;
        }
    }
}
