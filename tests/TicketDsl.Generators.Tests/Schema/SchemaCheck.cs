using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TicketDsl.Generators.Tests.Schema;

/// <summary>Holds a document to a schema of the few words of draft-07 that ours uses; a word that is not known fails.</summary>
internal static class SchemaCheck
{
    /// <summary>What of the document is not as the schema has it, each with its place.</summary>
    public static IEnumerable<string> Mistakes(JsonNode? document, JsonObject schema, string place = "") =>
        schema.SelectMany(word => Broken(word.Key, word.Value!, document, schema).Select(mistake =>
            mistake.StartsWith('/') ? place + mistake : $"{place}: {mistake}"));

    private static IEnumerable<string> Broken(string word, JsonNode value, JsonNode? document, JsonObject schema) => word switch
    {
        "$schema" or "title" or "description" => [],
        "type" => Unless(Types(value).Any(type => IsOfType(document, type)), $"{Text(document)} is not of type {value}"),
        "enum" => Unless(value.AsArray().Any(one => JsonNode.DeepEquals(one, document)), $"{Text(document)} is none of {value.ToJsonString()}"),
        "pattern" => Unless(document is not JsonValue || !IsOfType(document, "string") || Regex.IsMatch((string)document!, (string)value!), $"{Text(document)} has not the form {value}"),
        "minimum" => Unless(Number(document) is not { } number || number >= (double)value, $"{Text(document)} is below {value}"),
        "maximum" => Unless(Number(document) is not { } number || number <= (double)value, $"{Text(document)} is above {value}"),
        "exclusiveMinimum" => Unless(Number(document) is not { } number || number > (double)value, $"{Text(document)} is not above {value}"),
        "exclusiveMaximum" => Unless(Number(document) is not { } number || number < (double)value, $"{Text(document)} is not below {value}"),
        "minItems" => Unless(document is not JsonArray list || list.Count >= (int)value, $"has fewer than {value} elements"),
        "items" => document is JsonArray list ? list.SelectMany((item, i) => Mistakes(item, value.AsObject(), $"/{i}")) : [],
        "minProperties" => Unless(document is not JsonObject map || map.Count >= (int)value, $"has fewer than {value} keys"),
        "maxProperties" => Unless(document is not JsonObject map || map.Count <= (int)value, $"has more than {value} keys"),
        "required" => value.AsArray().Where(key => document is JsonObject map && !map.ContainsKey((string)key!)).Select(key => $"has no key {key}"),
        "properties" => Entries(document).Where(entry => value.AsObject().ContainsKey(entry.Key))
            .SelectMany(entry => Mistakes(entry.Value, value[entry.Key]!.AsObject(), "/" + entry.Key)),
        "patternProperties" => value.AsObject().SelectMany(pattern => Entries(document).Where(entry => Regex.IsMatch(entry.Key, pattern.Key))
            .SelectMany(entry => Mistakes(entry.Value, pattern.Value!.AsObject(), "/" + entry.Key))),
        "additionalProperties" when !(bool)value => Entries(document).Where(entry => !IsKnown(entry.Key, schema)).Select(entry => $"has an unknown key {entry.Key}"),
        "anyOf" => Unless(value.AsArray().Any(one => !Mistakes(document, one!.AsObject()).Any()), $"{Text(document)} is none of what it may be"),
        "not" => Unless(Mistakes(document, value.AsObject()).Any(), "is what it must not be"),
        "oneOf" => Unless(value.AsArray().Count(one => !Mistakes(document, one!.AsObject()).Any()) == 1, "is not exactly one of what it may be"),
        _ => throw new NotSupportedException($"'{word}' is a word of schemas that this check does not know."),
    };

    private static IEnumerable<string> Unless(bool isSound, string mistake) => isSound ? [] : [mistake];

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Entries(JsonNode? document) => document as JsonObject ?? [];

    private static bool IsKnown(string key, JsonObject schema) =>
        schema["properties"]?.AsObject().ContainsKey(key) == true
        || schema["patternProperties"]?.AsObject().Any(pattern => Regex.IsMatch(key, pattern.Key)) == true;

    private static IEnumerable<string> Types(JsonNode value) => value is JsonArray several ? several.Select(type => (string)type!) : [(string)value!];

    private static bool IsOfType(JsonNode? document, string type) => type switch
    {
        "null" => document is null,
        "object" => document is JsonObject,
        "array" => document is JsonArray,
        "string" => document is JsonValue text && text.TryGetValue<string>(out _),
        "boolean" => document is JsonValue truth && truth.TryGetValue<bool>(out _),
        "number" => Number(document) is not null,
        "integer" => Number(document) is { } number && Math.Floor(number) == number,
        _ => throw new NotSupportedException($"'{type}' is no type of schemas."),
    };

    private static double? Number(JsonNode? document) => document is JsonValue value && value.TryGetValue<double>(out var number) ? number : null;

    private static string Text(JsonNode? document) => Number(document)?.ToString(CultureInfo.InvariantCulture) ?? (document is JsonValue ? document.ToJsonString() : document is null ? "nothing" : "it");
}
