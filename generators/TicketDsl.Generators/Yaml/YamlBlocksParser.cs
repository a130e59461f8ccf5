using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;
using TicketDsl.Generators.Scheduling;
using TicketDsl.Generators.Yaml.Keys;

namespace TicketDsl.Generators.Yaml;

/// <summary>Reads <c>blocks: { BasicBlock: [ Conv1: { conv:, relu: }, Conv2: { conv: } ] }</c>.</summary>
internal sealed class YamlBlocksParser
{
    /// <summary>Past as many unknown names the file is not an experiment, and what they may have meant is not looked for.</summary>
    private const int MaximumProposals = 100;

    private readonly List<YamlEntry> _entries = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly string _prefix;
    private int _unknown;

    /// <param name="keys">The file's keys.</param>
    /// <param name="owner">The experiment's name.</param>
    /// <param name="ownerType">Its C# type as generated code writes it; blocks stand in it.</param>
    /// <param name="notes">Where mistakes are noted.</param>
    public YamlBlocksParser(YamlMapReader keys, string owner, string ownerType, DeclarationNotes notes)
    {
        _prefix = ownerType + ".";
        if (keys.Find(ExperimentKeys.Blocks) is not { } entry || YamlValue.Map(entry, ExperimentKeys.Blocks.Written, notes) is not { } map) return;
        foreach (var block in map.Entries)
        {
            if (!_names.Add(block.Key.Text)) notes.Report(RuleIds.YamlDuplicateKey, block.Key.Location, block.Key.Text);
            else if (_names.Count <= NetworkShapes.MaximumLayers && IsUsable(block.Key, owner, notes)) _entries.Add(block);
            else if (_names.Count == NetworkShapes.MaximumLayers + 1)
                notes.Report(RuleIds.NetworkTooLarge, block.Key.Location, owner, $"{map.Entries.Count} blocks", $"{NetworkShapes.MaximumLayers}");
        }
    }

    /// <summary>The blocks that have usable names.</summary>
    public EquatableArray<BlockDeclaration> Parse()
    {
        var read = _entries.Select(entry =>
        {
            var notes = new DeclarationNotes();
            notes.Place(DeclarationField.Network, entry.Key.Location);
            var layers = YamlNetworkParser.Layers(entry, this, notes);
            var spec = new BlockSpec(entry.Key.Text, TypeName(entry.Key.Text), layers, notes.Diagnostics.Count == 0);
            return new BlockDeclaration(spec, [], DeclarationFront.Yaml, notes.Places, notes.Diagnostics);
        }).ToArray();
        var blocks = read.Select(static block => block.Spec).ToEquatableArray();
        return read.Select(block => block with { Blocks = blocks }).ToEquatableArray();
    }

    /// <summary>The block of that name, or of the one that was meant; null where there is none. One that is not there is reported.</summary>
    public BlockUseSpec? Find(string name, LocationSpec place, DeclarationNotes notes)
    {
        // One that is declared but could not be taken was reported there.
        if (_names.Contains(name)) return new BlockUseSpec(TypeName(name));
        if (++_unknown > MaximumProposals) return null;
        var names = _entries.Select(static entry => entry.Key.Text).ToArray();
        var meant = Spelling.Nearest(name, names);
        var fix = meant is not null || names.Length is > 0 and <= 10 ? Spelling.Propose(name, names) : "declare it in 'blocks:'";
        notes.Report(RuleIds.UnknownBlock, place, PlainText.OneLine(name), "block of this file", fix);
        return meant is null ? null : new BlockUseSpec(TypeName(meant));
    }

    private string TypeName(string block) => _prefix + block;

    /// <summary>Whether a C# type in the experiment's own can have the name.</summary>
    private static bool IsUsable(YamlScalar key, string owner, DeclarationNotes notes)
    {
        if (!Identifier.IsValid(key.Text))
            notes.Report(RuleIds.InvalidLayerName, key.Location, PlainText.OneLine(key.Text), Identifier.Suggest(key.Text, "Block"));
        else if (ReservedName.IsReserved(key.Text, owner))
            notes.Report(RuleIds.ReservedLayerName, key.Location, key.Text);
        else
            return true;
        return false;
    }
}
