using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Yaml.Keys;

namespace TicketDsl.Generators.Yaml;

/// <summary>Reads a map that has one of several keys, such as <c>{ adam: … }</c> or <c>{ sgd: … }</c>.</summary>
internal static class YamlChoice
{
    /// <summary>The key that was chosen; null, and reported, where none or several were.</summary>
    /// <param name="key">The key whose value is the map.</param>
    /// <param name="entry">The key in the file.</param>
    /// <param name="choices">The keys to choose from.</param>
    /// <param name="severalRule">The rule that two of them break.</param>
    /// <param name="experiment">The experiment's name.</param>
    /// <param name="notes">Where mistakes are noted.</param>
    public static (YamlKey Key, YamlEntry Entry)? Of(
        YamlKey key, YamlEntry entry, IReadOnlyList<YamlKey> choices, string severalRule, string experiment, DeclarationNotes notes)
    {
        if (YamlValue.Map(entry, key.Written, notes) is not { } map) return null;
        var reader = new YamlMapReader(map, $"'{entry.Key.Text}'", entry.Key.Location, notes, choices);
        var chosen = choices
            .Select(choice => (choice, entry: reader.Find(choice)))
            .Where(static pair => pair.entry is not null)
            .OrderBy(static pair => pair.entry!.Key.Location.Span.Start)
            .ToArray();
        if (chosen.Length > 1)
        {
            notes.Report(severalRule, chosen[1].entry!.Key.Location, experiment, chosen[1].choice.Name, chosen[0].choice.Name);
            return null;
        }

        if (chosen.Length == 1) return (chosen[0].choice, chosen[0].entry!);
        if (map.Entries.Count == 0)
            notes.Report(RuleIds.YamlWrongType, entry.Key.Location, $"'{entry.Key.Text}'", "a map with one key", "an empty one", $"'{key.Written}'");
        return null;
    }
}
