using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;
using TicketDsl.Generators.Yaml.Keys;

namespace TicketDsl.Generators.Yaml;

/// <summary>Reads the file's simple keys and the training.</summary>
internal sealed class YamlSettingsParser(YamlMapReader keys, DeclarationNotes notes)
{
    public string Namespace(string otherwise)
    {
        if (keys.Find(ExperimentKeys.Namespace, DeclarationField.Namespace) is not { } entry) return otherwise;
        if (YamlValue.Text(entry, ExperimentKeys.Namespace.Example, notes) is not { } text) return otherwise;
        if (NamespaceName.IsValid(text)) return text;
        var repaired = NamespaceName.Repair(text);
        notes.Report(RuleIds.InvalidNamespace, entry.ValueLocation, PlainText.OneLine(text), repaired.Length > 0 ? repaired : ExperimentKeys.Namespace.Example);
        return repaired;
    }

    public string Summary() =>
        keys.Find(ExperimentKeys.Summary) is { } entry ? PlainText.OneLine(YamlValue.Text(entry, ExperimentKeys.Summary.Example, notes) ?? "") : "";

    public string? Seed() => keys.Find(ExperimentKeys.Seed) is { } entry ? YamlValue.Text(entry, ExperimentKeys.Seed.Example, notes) : null;

    public Dataset? Dataset() =>
        keys.Require(ExperimentKeys.Dataset, DeclarationField.Dataset) is { } entry ? YamlValue.Word<Dataset>(entry, "data set", notes) : null;

    /// <summary>A word, or a map of the word to its standard deviation.</summary>
    public InitializationSpec Initialization()
    {
        if (keys.Find(ExperimentKeys.Initialization) is not { } entry) return InitializationSpec.Default;
        notes.Place(DeclarationField.Initialization, entry.Key.Location);
        var (word, deviation) = (entry, (double?)null);
        if (entry.Value is YamlMap { Entries.Count: 1 } map)
        {
            word = new YamlEntry(entry.Key, map.Entries[0].Key);
            notes.Place(DeclarationField.StandardDeviation, map.Entries[0].ValueLocation);
            deviation = YamlValue.Number(map.Entries[0], InitializationKeys.TruncatedNormal.Example, notes);
        }

        return YamlValue.Word<Initializer>(word, "initializer", notes) is { } initializer
            ? new InitializationSpec(initializer, deviation)
            : InitializationSpec.Default;
    }

    public TrainingSpec? Training()
    {
        if (keys.Find(ExperimentKeys.Training) is not { } entry) return null;
        notes.Place(DeclarationField.Training, entry.Key.Location);
        if (YamlValue.Map(entry, ExperimentKeys.Training.Written, notes) is not { } map) return new TrainingSpec(null, 0, 0, null);

        var training = new YamlMapReader(map, "'training'", entry.Key.Location, notes, TrainingKeys.All);
        training.Require(TrainingKeys.Steps);
        return new TrainingSpec(
            training.Step(TrainingKeys.Steps, DeclarationField.Steps),
            training.Integer(TrainingKeys.Batch, DeclarationField.BatchSize, otherwise: 0),
            training.Integer(TrainingKeys.Validation, DeclarationField.Validation, otherwise: 0),
            training.Step(TrainingKeys.EvaluateEvery, DeclarationField.EvaluateEvery));
    }
}
