extern alias generator;

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using generator::TicketDsl.Generators.Yaml.Keys;

namespace TicketDsl.Generators.Tests.Schema;

/// <summary>
/// Writes the parser's keys as a JSON schema (draft-07) for editors. It stands with the tests, which keep the file: a compiler that
/// loads the generator has no use for it.
/// </summary>
internal static class SchemaWriter
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The whole file.</summary>
    public static string Write()
    {
        var experiment = Map(ExperimentKeys.All);
        experiment["anyOf"] = new JsonArray(new JsonObject { ["required"] = Array(ExperimentKeys.Extends.Name) }, Whole(ExperimentKeys.All, []));
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "TicketDsl experiment or table",
            ["description"] = "A pruning experiment, or a table of several, declared in a *.ticket.yaml file. The compiler checks more than this schema can say.",
            ["anyOf"] = new JsonArray(experiment, Map(TableKeys.All)),
        };
        return schema.ToJsonString(Options) + "\n";
    }

    private static JsonObject Of(YamlType type) => type switch
    {
        TextType => new JsonObject { ["type"] = Array("string", "number", "boolean") },
        NameType name => new JsonObject { ["type"] = "string", ["pattern"] = name.Pattern },
        StepType => new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]+(it|ep)$" },
        PatternType => new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]+:[0-9]+$" },
        WholeNumberType number => new JsonObject { ["type"] = "integer", ["minimum"] = number.AtLeast, ["maximum"] = number.AtMost },
        NumberType number => Number(number),
        NothingType => new JsonObject { ["type"] = "null" },
        TruthType => new JsonObject { ["type"] = "boolean" },
        WordType word => new JsonObject { ["enum"] = Array([.. word.Words]) },
        MapType map => Map(map),
        ChoiceType choice => One(Map(choice.Choices)),
        NamedType named => One(new JsonObject
        {
            ["type"] = "object",
            ["patternProperties"] = new JsonObject { [named.Name.Pattern] = Of(named.Value) },
            ["additionalProperties"] = false,
        }),
        NamesType names => new JsonObject
        {
            ["type"] = "object",
            ["patternProperties"] = new JsonObject { [names.Name.Pattern] = Of(names.Value) },
            ["additionalProperties"] = false,
        },
        ListType list => List(list),
        EitherType either => new JsonObject { ["anyOf"] = new JsonArray(Of(either.Short), Of(either.Long)) },
        _ => throw new InvalidOperationException($"A schema of {type} is not known."),
    };

    private static JsonObject Number(NumberType number)
    {
        var schema = new JsonObject { ["type"] = "number" };
        if (number.AtLeast is { } least) schema["minimum"] = least;
        if (number.Above is { } above) schema["exclusiveMinimum"] = above;
        if (number.Below is { } below) schema["exclusiveMaximum"] = below;
        return schema;
    }

    private static JsonObject List(ListType list)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = Of(list.Item) };
        if (!list.IsEmptyAllowed) schema["minItems"] = 1;
        return schema;
    }

    private static JsonObject Map(MapType map)
    {
        var schema = Map(map.Keys);
        if (map.OneOf.Any(key => key.IsInherited))
            schema["not"] = Any(Pairs(map.OneOf).Select(pair => new JsonObject { ["required"] = Array(pair.First.Name, pair.Second.Name) }));
        else if (map.OneOf.Length > 0)
            schema["oneOf"] = new JsonArray([.. map.OneOf.Select(key => new JsonObject { ["required"] = Array(key.Name) })]);
        return schema;
    }

    private static IEnumerable<(YamlKey First, YamlKey Second)> Pairs(YamlKey[] keys) => keys.SelectMany((first, i) => keys.Skip(i + 1).Select(second => (first, second)));

    private static JsonObject Any(IEnumerable<JsonObject> schemas) =>
        schemas.ToArray() is [var only] ? only : new JsonObject { ["anyOf"] = new JsonArray([.. schemas]) };

    private static JsonObject Map(IReadOnlyList<YamlKey> keys)
    {
        var properties = new JsonObject();
        foreach (var key in keys)
        {
            var property = new JsonObject { ["description"] = key.Description };
            Add(property, Of(key.Type));
            properties.Add(key.Name, property);
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        var required = keys.Where(key => key is { IsRequired: true, IsInherited: false }).Select(key => key.Name).ToArray();
        if (required.Length > 0) schema["required"] = Array(required);
        return schema;
    }

    /// <summary>What only a variant can leave out, wherever it stands; null where there is nothing.</summary>
    private static JsonObject? Whole(YamlType type) => type switch
    {
        MapType map => Whole(map.Keys, map.OneOf),
        ChoiceType choice => Whole(choice.Choices, []),
        EitherType either => Whole(either.Long),
        _ => null,
    };

    private static JsonObject? Whole(IReadOnlyList<YamlKey> keys, YamlKey[] oneOf)
    {
        var schema = new JsonObject();
        var required = keys.Where(key => key is { IsRequired: true, IsInherited: true }).Select(key => key.Name).ToArray();
        if (required.Length > 0) schema["required"] = Array(required);
        if (oneOf.Any(key => key.IsInherited)) schema["oneOf"] = new JsonArray([.. oneOf.Select(key => new JsonObject { ["required"] = Array(key.Name) })]);
        var properties = new JsonObject();
        foreach (var key in keys)
            if (Whole(key.Type) is { } whole) properties.Add(key.Name, whole);
        if (properties.Count > 0) schema["properties"] = properties;
        return schema.Count > 0 ? schema : null;
    }

    private static JsonObject One(JsonObject map)
    {
        map["minProperties"] = 1;
        map["maxProperties"] = 1;
        return map;
    }

    private static JsonArray Array(params string[] words) => new([.. words.Select(word => (JsonNode)word)]);

    private static void Add(JsonObject schema, JsonObject more)
    {
        foreach (var (name, value) in more) schema.Add(name, value?.DeepClone());
    }
}
