using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;
using TicketDsl.Generators.Scheduling;

namespace TicketDsl.Generators.Variants;

/// <summary>What a setting's name stands for in one experiment.</summary>
/// <param name="Name">The name, in full.</param>
/// <param name="Label">What begins its part of a point's name: <c>LearningRate</c>, <c>Fc1Dropout</c>.</param>
/// <param name="Type">What it takes.</param>
/// <param name="Fields">The fields that it is; several layers' for <c>*</c>.</param>
/// <param name="With">The experiment with another value.</param>
internal sealed record SettingTarget(
    string Name, string Label, SettingType Type, IReadOnlyList<(DeclarationField Field, int Index)> Fields, Func<ExperimentSpec, object?, ExperimentSpec> With)
{
    /// <summary>What stands for every layer that can have a setting but the last, whose outputs are the network's.</summary>
    private const string Every = "*";

    /// <summary>The settings that an experiment has, by their names in the words of its front end.</summary>
    public static IReadOnlyDictionary<string, SettingTarget> Of(ExperimentSpec spec)
    {
        var targets = new Dictionary<string, SettingTarget>(StringComparer.Ordinal);

        // Of two layers of one name, which is a mistake of its own, the first.
        foreach (var (name, target) in All(spec))
            if (!targets.ContainsKey(name)) targets.Add(name, target);
        return targets;
    }

    /// <summary>A sentence's end that proposes what may have been meant by a name that is none of these.</summary>
    public static string Propose(string name, IEnumerable<string> known)
    {
        var names = known.ToArray();
        var last = "." + name.Substring(name.LastIndexOf('.') + 1);
        var meant = Spelling.Nearest(name, names) ?? names.FirstOrDefault(known => known.EndsWith(last, StringComparison.OrdinalIgnoreCase));
        return meant is not null ? $"did you mean '{meant}'?"
            : names.Length > 0 ? $"write for example '{names.FirstOrDefault(static known => known.EndsWith("earning-rate", StringComparison.OrdinalIgnoreCase) || known.EndsWith("LearningRate", StringComparison.Ordinal)) ?? names[0]}'"
            : "declare what it is to change first";
    }

    private static IEnumerable<(string Name, SettingTarget Target)> All(ExperimentSpec spec)
    {
        foreach (var setting in Settings.All)
        {
            if (setting.Type is not { } type || !setting.AppliesTo(spec)) continue;
            var name = setting.Name(spec.Front);
            var target = new SettingTarget(name, LastOf(setting.CSharp), type, [(setting.Field, -1)], setting.With);
            yield return (name, target);
            if (spec.Front == DeclarationFront.Yaml && setting.YamlShort is { } brief) yield return (brief, target);
        }

        var count = Math.Min(spec.Layers.Count, NetworkShapes.MaximumLayers);
        for (var i = 0; i < count; i++)
        {
            foreach (var setting in LayerSettings.All)
                if (setting.AppliesTo(spec.Layers[i])) yield return Of(spec.Layers[i].Name, spec.Layers[i].Name, setting, [i], spec);
        }

        foreach (var setting in LayerSettings.All)
        {
            var layers = Enumerable.Range(0, Math.Max(0, count - 1)).Where(i => setting.AppliesTo(spec.Layers[i])).ToArray();
            if (layers.Length > 0) yield return Of(Every, "", setting, layers, spec);
        }
    }

    private static (string Name, SettingTarget Target) Of(string owner, string label, Setting<LayerSpec> setting, IReadOnlyList<int> layers, ExperimentSpec spec)
    {
        var name = $"{(spec.Front == DeclarationFront.Yaml ? "network." : "")}{owner}.{setting.Name(spec.Front)}";
        return (name, new SettingTarget(
            name, label + setting.CSharp, setting.Type!, layers.Select(layer => (setting.Field, layer)).ToArray(),
            (changed, value) => changed with
            {
                Layers = changed.Layers.Select((layer, i) => layers.Contains(i) ? setting.With(layer, value) : layer).ToEquatableArray(),
            }));
    }

    private static string LastOf(string name) => name.Substring(name.LastIndexOf('.') + 1);
}
