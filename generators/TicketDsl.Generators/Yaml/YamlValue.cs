using System.Globalization;
using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;
using TicketDsl.Generators.Yaml.Keys;

namespace TicketDsl.Generators.Yaml;

/// <summary>Reads values by their type. What is of another type gives null, and is reported.</summary>
internal static class YamlValue
{
    /// <summary>A whole number that an <see cref="int"/> holds, without quotes.</summary>
    public static int? Integer(YamlEntry entry, string example, DeclarationNotes notes) =>
        Integer(entry.Value) ?? (int?)Wrong(entry, "a whole number", example, notes);

    /// <summary>A number, without quotes.</summary>
    public static double? Number(YamlEntry entry, string example, DeclarationNotes notes) =>
        Number(entry.Value) ?? (double?)Wrong(entry, "a number", example, notes);

    /// <summary>Text, with or without quotes, but some.</summary>
    public static string? Text(YamlEntry entry, string example, DeclarationNotes notes) =>
        entry.Value is YamlScalar { IsEmpty: false } scalar ? scalar.Text : (string?)Wrong(entry, "text", example, notes);

    /// <summary>A word of an enumeration in kebab case.</summary>
    public static T? Word<T>(YamlEntry entry, string what, DeclarationNotes notes)
        where T : struct, Enum
    {
        var words = Naming.Word.All<T>();
        return Text(entry, words[0], notes) is { } text ? Word<T>(text, entry.ValueLocation, what, notes) : null;
    }

    /// <summary>A word of an enumeration in kebab case.</summary>
    public static T? Word<T>(string text, LocationSpec location, string what, DeclarationNotes notes)
        where T : struct, Enum
    {
        if (Naming.Word.Read<T>(text) is { } word) return word;
        notes.Report(RuleIds.UnknownWord, location, PlainText.OneLine(text), what, Spelling.Propose(text, Naming.Word.All<T>()));
        return null;
    }

    /// <summary>A map.</summary>
    public static YamlMap? Map(YamlEntry entry, string example, DeclarationNotes notes) =>
        entry.Value as YamlMap ?? (YamlMap?)Wrong(entry, "a map", example, notes);

    /// <summary>A list.</summary>
    public static YamlList? List(YamlEntry entry, string example, DeclarationNotes notes) =>
        entry.Value as YamlList ?? (YamlList?)Wrong(entry, "a list", example, notes);

    /// <summary>True or false, without quotes.</summary>
    public static bool? Truth(YamlEntry entry, string example, DeclarationNotes notes) =>
        Truth(entry.Value) ?? (bool?)Wrong(entry, "true or false", example, notes);

    /// <summary>A key without a value, which says that something is so.</summary>
    public static void Flag(YamlEntry entry, DeclarationNotes notes)
    {
        if (entry.Value is not YamlScalar { IsEmpty: true }) Wrong(entry, "empty", $"{entry.Key.Text}:", notes);
    }

    /// <summary>A list of numbers; those of another type are reported and left out.</summary>
    public static EquatableArray<T> Numbers<T>(
        YamlMapReader map, YamlKey key, DeclarationField field, string what, Func<YamlNode, T?> read)
        where T : struct, IEquatable<T> =>
        map.Find(key, field) is { } entry ? Numbers(map, key, entry, what, read, (item, i) => map.Notes.Place(field, item.Location, i)) : [];

    /// <summary>A list of numbers that is itself one of several; its place is noted as a whole.</summary>
    public static EquatableArray<T> Numbers<T>(
        YamlMapReader map, YamlKey key, DeclarationField field, int index, string what, Func<YamlNode, T?> read)
        where T : struct, IEquatable<T> => map.Find(key, field, index) is { } entry ? Numbers(map, key, entry, what, read, static (_, _) => { }) : [];

    private static EquatableArray<T> Numbers<T>(
        YamlMapReader map, YamlKey key, YamlEntry entry, string what, Func<YamlNode, T?> read, Action<YamlNode, int> place)
        where T : struct, IEquatable<T>
    {
        if (List(entry, key.Example, map.Notes) is not { } list) return [];
        var numbers = new List<T>();
        foreach (var item in list.Items)
        {
            if (read(item) is { } number)
            {
                place(item, numbers.Count);
                numbers.Add(number);
            }
            else
            {
                map.Notes.Report(RuleIds.YamlWrongType, Place(item, entry), $"An element of '{key.Name}'", what, item.Describe(), $"'{key.Written}'");
            }
        }

        return numbers.ToEquatableArray();
    }

    /// <summary>The whole number that a value is, if it is one.</summary>
    public static int? Integer(YamlNode node) =>
        node is YamlScalar { IsPlain: true } scalar
        && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The truth that a value is, if it is one.</summary>
    public static bool? Truth(YamlNode node) => node is not YamlScalar { IsPlain: true } scalar ? null : scalar.Text switch
    {
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ => null,
    };

    /// <summary>The number that a value is, if it is one; YAML's words for what is not finite are numbers too.</summary>
    public static double? Number(YamlNode node) => node is not YamlScalar { IsPlain: true } scalar ? null : scalar.Text switch
    {
        ".nan" or ".NaN" or ".NAN" => double.NaN,
        ".inf" or ".Inf" or ".INF" or "+.inf" => double.PositiveInfinity,
        "-.inf" or "-.Inf" or "-.INF" => double.NegativeInfinity,
        var text when text.Length > 0 && text[text.Length - 1] is (>= '0' and <= '9') or '.'
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <summary>Where an element of a list stands.</summary>
    public static LocationSpec Place(YamlNode item, YamlEntry list) => item.Location.Span.IsEmpty ? list.Key.Location : item.Location;

    private static object? Wrong(YamlEntry entry, string wanted, string example, DeclarationNotes notes)
    {
        notes.Report(RuleIds.YamlWrongType, entry.ValueLocation, $"'{entry.Key.Text}'", wanted, entry.Value.Describe(), $"'{example}'");
        return null;
    }
}
