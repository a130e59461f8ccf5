using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Yaml.Keys;

namespace TicketDsl.Generators.Yaml;

/// <summary>Reads the network: a list of layers, each a map of its name to what it is.</summary>
internal static class YamlNetworkParser
{
    private const string Example = "- Fc1: { linear: 300, relu: }";

    public static EquatableArray<LayerSpec> Parse(YamlMapReader keys, YamlBlocksParser blocks, DeclarationNotes notes) =>
        keys.Find(ExperimentKeys.Network) is { } entry ? Layers(entry, blocks, notes) : [];

    /// <summary>The layers of a list, be it the network's or a block's.</summary>
    public static EquatableArray<LayerSpec> Layers(YamlEntry entry, YamlBlocksParser blocks, DeclarationNotes notes)
    {
        if (YamlValue.List(entry, Example, notes) is not { } list) return [Unreadable("Layer1")];
        var layers = new List<LayerSpec>();
        foreach (var item in list.Items)
        {
            if (item is YamlMap { Entries.Count: 1 } map)
            {
                layers.Add(Layer(map.Entries[0], layers.Count, blocks, notes));
                continue;
            }

            notes.Report(RuleIds.YamlWrongType, YamlValue.Place(item, entry), "A layer", "a map of its name", item.Describe(), $"'{Example}'");
            layers.Add(Unreadable($"Layer{layers.Count + 1}"));
        }

        return layers.ToEquatableArray();
    }

    private static LayerSpec Layer(YamlEntry entry, int index, YamlBlocksParser blocks, DeclarationNotes notes)
    {
        var name = entry.Key.Text;
        notes.Place(DeclarationField.Layer, entry.Key.Location, index);
        if (entry.Value is YamlScalar { IsEmpty: true }) return new LayerSpec(name, new MissingSpec());
        if (YamlValue.Map(entry, Example, notes) is not { } map) return Unreadable(name);
        var keys = new YamlMapReader(map, $"layer '{name}'", entry.Key.Location, notes, LayerKeys.All);
        return new YamlLayerParser(keys, blocks, name, index).Parse();
    }

    private static LayerSpec Unreadable(string name) => new(name, new UnreadableSpec());
}
