using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Yaml.Keys;

namespace TicketDsl.Generators.Yaml;

/// <summary>Reads <c>branches: [ { reinitialize: { replicates: 3 } }, rearrange ]</c>.</summary>
internal static class YamlBranchParser
{
    public static EquatableArray<BranchSpec> Parse(YamlMapReader keys, DeclarationNotes notes)
    {
        if (keys.Find(ExperimentKeys.Branches, DeclarationField.Branches) is not { } entry || YamlValue.List(entry, ExperimentKeys.Branches.Written, notes) is not { } list) return [];
        var branches = new List<BranchSpec>();
        foreach (var item in list.Items)
        {
            var branch = item switch
            {
                YamlScalar { IsEmpty: false } name => Branch(name, null, branches.Count, notes),
                YamlMap { Entries.Count: 1 } map => Branch(map.Entries[0].Key, map.Entries[0], branches.Count, notes),
                _ => null,
            };
            if (branch is not null) branches.Add(branch);
            else notes.Report(
                RuleIds.YamlWrongType, YamlValue.Place(item, entry), "A branch", "a control or a map of one", item.Describe(),
                $"'{ExperimentKeys.Branches.Written}'");
        }

        return branches.ToEquatableArray();
    }

    private static BranchSpec Branch(YamlScalar name, YamlEntry? entry, int index, DeclarationNotes notes)
    {
        notes.Place(DeclarationField.Branch, name.Location, index);
        var control = YamlValue.Word<Control>(name.Text, name.Location, "control", notes);
        if (entry is null || YamlValue.Map(entry, BranchKeys.Controls[0].Written, notes) is not { } map) return new BranchSpec(control, 1);
        var keys = new YamlMapReader(map, $"'{name.Text}'", name.Location, notes, BranchKeys.All);
        return new BranchSpec(control, keys.Integer(BranchKeys.Replicates, DeclarationField.BranchReplicates, otherwise: 1, index));
    }
}
