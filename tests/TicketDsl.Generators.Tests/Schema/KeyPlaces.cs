extern alias generator;

using System.Text.Json.Nodes;
using generator::TicketDsl.Generators.Yaml.Keys;

namespace TicketDsl.Generators.Tests.Schema;

/// <summary>Where the parser's keys stand in a document.</summary>
internal static class KeyPlaces
{
    /// <summary>A key and the map that has it.</summary>
    internal sealed record KeyPlace(YamlKey Key, JsonObject Map);

    /// <summary>Every key of a sound experiment or table, in the order of the table of keys.</summary>
    public static IEnumerable<KeyPlace> Of(JsonNode document) => Of(new MapType(document["table"] is null ? ExperimentKeys.All : TableKeys.All), document);

    /// <summary>Every key there is.</summary>
    public static IEnumerable<YamlKey> All() => All(new MapType(ExperimentKeys.All)).Concat(All(new MapType(TableKeys.All))).Distinct();

    private static IEnumerable<KeyPlace> Of(YamlType type, JsonNode? node) => (type, node) switch
    {
        (MapType map, JsonObject entries) => Of(map.Keys, entries),
        (ChoiceType choice, JsonObject entries) => Of(choice.Choices, entries),
        (NamedType named, JsonObject entries) => Of(named.Value, entries.Single().Value),
        (NamesType names, JsonObject entries) => entries.SelectMany(entry => Of(names.Value, entry.Value)),
        (ListType list, JsonArray items) => items.SelectMany(item => Of(list.Item, item)),
        (EitherType either, _) => Of(node is JsonObject ? either.Long : either.Short, node),
        _ => [],
    };

    private static IEnumerable<KeyPlace> Of(IReadOnlyList<YamlKey> keys, JsonObject entries) => keys
        .Where(key => entries.ContainsKey(key.Name))
        .SelectMany(key => Of(key.Type, entries[key.Name]).Prepend(new KeyPlace(key, entries)));

    private static IEnumerable<YamlKey> All(YamlType type) => type switch
    {
        MapType map => map.Keys.SelectMany(key => All(key.Type).Prepend(key)),
        ChoiceType choice => choice.Choices.SelectMany(key => All(key.Type).Prepend(key)),
        NamedType named => All(named.Value),
        NamesType names => All(names.Value),
        ListType list => All(list.Item),
        EitherType either => All(either.Short).Concat(All(either.Long)),
        _ => [],
    };
}
