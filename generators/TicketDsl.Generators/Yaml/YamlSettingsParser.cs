using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;

namespace TicketDsl.Generators.Yaml;

/// <summary>Reads the file's simple keys and the training.</summary>
internal sealed class YamlSettingsParser(YamlMapReader keys, DeclarationNotes notes)
{
    public string Namespace(string otherwise)
    {
        if (keys.Find("namespace", DeclarationField.Namespace) is not { } entry) return otherwise;
        if (YamlValue.Text(entry, "My.Experiments", notes) is not { } text) return otherwise;
        if (NamespaceName.IsValid(text)) return text;
        var repaired = NamespaceName.Repair(text);
        notes.Report(RuleIds.InvalidNamespace, entry.ValueLocation, PlainText.OneLine(text), repaired.Length > 0 ? repaired : "My.Experiments");
        return repaired;
    }

    public string Summary() =>
        keys.Find("summary") is { } entry ? PlainText.OneLine(YamlValue.Text(entry, "What it is about.", notes) ?? "") : "";

    public string? Seed() => keys.Find("seed") is { } entry ? YamlValue.Text(entry, "MyExperiment", notes) : null;

    public Dataset? Dataset() =>
        keys.Require("dataset", "mnist", DeclarationField.Dataset) is { } entry ? YamlValue.Word<Dataset>(entry, "data set", notes) : null;

    /// <summary>A word, or a map of the word to its standard deviation.</summary>
    public InitializationSpec Initialization()
    {
        if (keys.Find("initialization") is not { } entry) return InitializationSpec.Default;
        notes.Place(DeclarationField.Initialization, entry.Key.Location);
        var (word, deviation) = (entry, (double?)null);
        if (entry.Value is YamlMap { Entries.Count: 1 } map)
        {
            word = new YamlEntry(entry.Key, map.Entries[0].Key);
            notes.Place(DeclarationField.StandardDeviation, map.Entries[0].ValueLocation);
            deviation = YamlValue.Number(map.Entries[0], 0.1, notes);
        }

        return YamlValue.Word<Initializer>(word, "initializer", notes) is { } initializer
            ? new InitializationSpec(initializer, deviation)
            : InitializationSpec.Default;
    }

    public TrainingSpec? Training()
    {
        if (keys.Find("training") is not { } entry) return null;
        notes.Place(DeclarationField.Training, entry.Key.Location);
        if (YamlValue.Map(entry, "training: { steps: 5000it }", notes) is not { } map) return new TrainingSpec(null, 0, 0, null);

        var training = new YamlMapReader(map, "'training'", entry.Key.Location, notes, ["steps", "batch", "validation", "evaluate-every"]);
        training.Require("steps", "5000it");
        return new TrainingSpec(
            training.Step("steps", DeclarationField.Steps, "5000it"),
            training.Integer("batch", DeclarationField.BatchSize, otherwise: 0, example: 60),
            training.Integer("validation", DeclarationField.Validation, otherwise: 0, example: 5000),
            training.Step("evaluate-every", DeclarationField.EvaluateEvery, "100it"));
    }
}
