using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;
using TicketDsl.Generators.Yaml.Keys;

namespace TicketDsl.Generators.Yaml;

/// <summary>Reads a file that declares a table.</summary>
internal static class YamlTableParser
{
    /// <summary>Whether the file declares a table: it says so, or has a table's keys and names no experiment. One that says both is what most of its keys are of.</summary>
    public static bool IsTable(YamlNode? root)
    {
        if (root is not YamlMap map) return false;
        var (isTable, isExperiment) = (Has(map, TableKeys.Table), Has(map, ExperimentKeys.Experiment));
        return isTable && isExperiment ? TableKeys.All.Count(key => Has(map, key)) > ExperimentKeys.All.Count(key => Has(map, key))
            : !isExperiment && (isTable || Has(map, TableKeys.Rows) || Has(map, TableKeys.Columns));
    }

    /// <summary>The table that a file declares.</summary>
    /// <param name="map">What stands in the file; at least one key.</param>
    /// <param name="file">Its name.</param>
    /// <param name="rootNamespace">Where the type stands if the file does not say.</param>
    /// <param name="notes">Where mistakes are noted.</param>
    public static TableDeclaration Parse(YamlMap map, string file, string rootNamespace, DeclarationNotes notes)
    {
        var keys = new YamlMapReader(map, "a table", map.Entries[0].Key.Location, notes, TableKeys.All);
        var name = keys.Require(TableKeys.Table, DeclarationField.Experiment) is { } entry ? YamlValue.Text(entry, TableKeys.Table.Example, notes) : null;
        notes.Place(DeclarationField.Experiment, keys.Place);
        var spec = new TableSpec(
            Name: name ?? "",
            TypeName: Identifier.Suggest(name ?? "", "Table"),
            TypeHead: "public static partial class",
            Namespace: new YamlSettingsParser(keys, notes).Namespace(rootNamespace),
            Front: DeclarationFront.Yaml,
            SourceFile: file,
            Title: Text(keys, TableKeys.Title) ?? "",
            Study: Text(keys, TableKeys.Study),
            Source: Text(keys, TableKeys.Source) ?? "",
            Protocol: Text(keys, TableKeys.Protocol) ?? "",
            Rows: Rows(keys),
            Levels: YamlValue.Numbers(keys, TableKeys.Levels, DeclarationField.TableLevels, "a whole number", YamlValue.Integer),
            Columns: Columns(keys),
            Reduced: Reduced(keys));
        return new TableDeclaration(name is null ? null : spec, notes.Places, notes.Diagnostics);
    }

    private static bool Has(YamlMap map, YamlKey key) => map.Entries.Any(entry => entry.Key.Text == key.Name);

    private static string? Text(YamlMapReader keys, YamlKey key) =>
        keys.Find(key) is { } entry && YamlValue.Text(entry, key.Example, keys.Notes) is { } text ? PlainText.OneLine(text) : null;

    private static EquatableArray<TableRowSpec> Rows(YamlMapReader keys)
    {
        if (keys.Require(TableKeys.Rows) is not { } entry) return [];
        keys.Notes.Place(DeclarationField.TableRows, entry.Key.Location);
        if (YamlValue.List(entry, TableKeys.Rows.Example, keys.Notes) is not { } list) return [];
        var rows = new List<TableRowSpec>();
        foreach (var item in list.Items)
        {
            if (item is YamlScalar { IsEmpty: false } name)
            {
                keys.Notes.Place(DeclarationField.TableRow, name.Location, rows.Count);
                rows.Add(new TableRowSpec(null, name.Text, null));
            }
            else if (item is YamlMap { Entries.Count: > 0 } map)
            {
                rows.Add(Row(map, rows.Count, keys.Notes));
            }
            else
            {
                keys.Notes.Report(
                    RuleIds.YamlWrongType, YamlValue.Place(item, entry), $"An element of '{TableKeys.Rows.Name}'", "an experiment's name or a map", item.Describe(), $"'{TableKeys.Rows.Written}'");
            }
        }

        return rows.ToEquatableArray();
    }

    private static TableRowSpec Row(YamlMap map, int index, DeclarationNotes notes)
    {
        var keys = new YamlMapReader(map, "a row", map.Entries[0].Key.Location, notes, TableKeys.Row);
        var experiment = keys.Require(TableKeys.Experiment);
        notes.Place(DeclarationField.TableRow, experiment?.ValueLocation ?? keys.Place, index);
        var written = keys.Find(TableKeys.Control, DeclarationField.RowControl, index);
        var control = written is null ? null : YamlValue.Word<Control>(written, "control", notes);
        var name = experiment is null ? null : YamlValue.Text(experiment, TableKeys.Experiment.Example, notes);
        return new TableRowSpec(Text(keys, TableKeys.Name), written is not null && control is null ? null : name, control);
    }

    private static EquatableArray<TableColumnSpec> Columns(YamlMapReader keys)
    {
        if (keys.Require(TableKeys.Columns) is not { } entry) return [];
        keys.Notes.Place(DeclarationField.TableColumns, entry.Key.Location);
        if (YamlValue.List(entry, TableKeys.Columns.Example, keys.Notes) is not { } list) return [];
        var columns = new List<TableColumnSpec>();
        foreach (var item in list.Items)
        {
            keys.Notes.Place(DeclarationField.TableColumns, YamlValue.Place(item, entry), columns.Count);
            var column = YamlValue.Word<Column>(new YamlEntry(entry.Key, item), "column", keys.Notes);
            columns.Add(new TableColumnSpec(column));
        }

        return columns.ToEquatableArray();
    }

    private static ReducedSpec? Reduced(YamlMapReader keys)
    {
        if (keys.Find(TableKeys.Reduced) is not { } entry) return null;
        keys.Notes.Place(DeclarationField.Reduced, entry.Key.Location);
        if (YamlValue.Map(entry, TableKeys.Reduced.Example, keys.Notes) is not { } map) return null;
        var reduced = new YamlMapReader(map, "'reduced'", entry.Key.Location, keys.Notes, TableKeys.Shortened);
        return new ReducedSpec(
            reduced.Step(TableKeys.Steps, DeclarationField.ReducedSteps),
            Count(reduced, TableKeys.Rounds, DeclarationField.ReducedRounds),
            Count(reduced, TableKeys.Replicates, DeclarationField.ReducedReplicates),
            Count(reduced, TableKeys.Controls, DeclarationField.ReducedControls))
        {
            ControlLevels = YamlValue.Numbers(reduced, TableKeys.ControlLevels, DeclarationField.ReducedControlLevels, "a whole number", YamlValue.Integer),
        };
    }

    private static int? Count(YamlMapReader keys, YamlKey key, DeclarationField field) =>
        keys.Find(key, field) is { } entry ? YamlValue.Integer(entry, key.Example, keys.Notes) : null;
}
