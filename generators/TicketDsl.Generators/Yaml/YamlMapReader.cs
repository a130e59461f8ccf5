using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;
using TicketDsl.Generators.Yaml.Keys;

namespace TicketDsl.Generators.Yaml;

/// <summary>
/// Reads a map by its known keys. A misspelt key is reported once and then read as what was meant, so that it is not
/// found missing as well.
/// </summary>
internal sealed class YamlMapReader
{
    private readonly Dictionary<string, YamlEntry> _entries = new(StringComparer.Ordinal);
    private readonly string _what;

    /// <param name="map">The map.</param>
    /// <param name="what">What it is called in messages.</param>
    /// <param name="place">Where to point at when a key is missing.</param>
    /// <param name="notes">Where mistakes are noted.</param>
    /// <param name="known">The keys it may have.</param>
    public YamlMapReader(YamlMap map, string what, LocationSpec place, DeclarationNotes notes, IReadOnlyList<YamlKey> known)
    {
        var keys = known.Select(static key => key.Name).ToArray();
        _what = what;
        Place = place;
        Notes = notes;
        foreach (var entry in map.Entries)
        {
            var key = entry.Key.Text;
            if (!keys.Contains(key)) continue;
            if (_entries.ContainsKey(key)) notes.Report(RuleIds.YamlDuplicateKey, entry.Key.Location, key);
            else _entries.Add(key, entry);
        }

        foreach (var entry in map.Entries)
        {
            var key = entry.Key.Text;
            if (keys.Contains(key)) continue;
            if (ForeignKeys.Report(known, entry.Key, notes)) continue;
            notes.Report(RuleIds.YamlUnknownKey, entry.Key.Location, key, what, Spelling.Propose(key, keys));
            if (Spelling.Nearest(key, keys) is { } meant && !_entries.ContainsKey(meant)) _entries.Add(meant, entry);
        }
    }

    /// <summary>Where the map stands.</summary>
    public LocationSpec Place { get; }

    /// <summary>Where mistakes are noted.</summary>
    public DeclarationNotes Notes { get; }

    /// <summary>The key and its value, if the map has it; its place is noted as that of <paramref name="field"/>.</summary>
    public YamlEntry? Find(YamlKey key, DeclarationField? field = null, int index = -1)
    {
        if (!_entries.TryGetValue(key.Name, out var entry)) return null;
        if (field is { } placed) Notes.Place(placed, entry.ValueLocation, index);
        return entry;
    }

    /// <summary>The key and its value; where there is none that is reported, unless the base may have it.</summary>
    public YamlEntry? RequireUnlessVariant(YamlKey key, DeclarationField? field = null) => Notes.IsVariant ? Find(key, field) : Require(key, field);

    /// <summary>The key and its value; where there is none, that is reported.</summary>
    public YamlEntry? Require(YamlKey key, DeclarationField? field = null)
    {
        var entry = Find(key, field);
        if (entry is null) Notes.Report(RuleIds.YamlMissingKey, Place, Capital(_what), key.Name, key.Written);
        return entry;
    }

    /// <summary>The value as a whole number, or <paramref name="otherwise"/>.</summary>
    public int Integer(YamlKey key, DeclarationField field, int otherwise, int index = -1) =>
        Find(key, field, index) is { } entry ? YamlValue.Integer(entry, key.Example, Notes) ?? otherwise : otherwise;

    /// <summary>The value as a number, or <paramref name="otherwise"/>.</summary>
    public double Number(YamlKey key, DeclarationField field, double otherwise) =>
        Find(key, field) is { } entry ? YamlValue.Number(entry, key.Example, Notes) ?? otherwise : otherwise;

    /// <summary>The value as a step, or null.</summary>
    public Step? Step(YamlKey key, DeclarationField field)
    {
        if (Find(key, field) is not { } entry || YamlValue.Text(entry, key.Example, Notes) is not { } text) return null;
        return Notes.Step(text, entry.ValueLocation, $"'{key.Name}'");
    }

    /// <summary>The value as a word of the vocabulary; <paramref name="otherwise"/> where it is not given, null where it is not known.</summary>
    public T? Word<T>(YamlKey key, string what, DeclarationField? field, T? otherwise)
        where T : struct, Enum => Find(key, field) is { } entry ? YamlValue.Word<T>(entry, what, Notes) : otherwise;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
