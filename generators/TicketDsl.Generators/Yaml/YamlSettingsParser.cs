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

    public string? Seed() => keys.Find(ExperimentKeys.Seed, DeclarationField.Seed) is { } entry ? YamlValue.Text(entry, ExperimentKeys.Seed.Example, notes) : null;

    public Dataset? Dataset() =>
        keys.RequireUnlessVariant(ExperimentKeys.Dataset, DeclarationField.Dataset) is { } entry ? YamlValue.Word<Dataset>(entry, "data set", notes) : null;

    /// <summary>A word, or a map of the word to its standard deviation or limit.</summary>
    public InitializationSpec Initialization()
    {
        if (keys.Find(ExperimentKeys.Initialization) is not { } entry) return InitializationSpec.Default;
        notes.Place(DeclarationField.Initialization, entry.Key.Location);
        var map = entry.Value as YamlMap;
        var own = map?.Entries.Count == 1 ? map.Entries[0] : null;
        if (YamlValue.Word<Initializer>(own is null ? entry : new YamlEntry(entry.Key, own.Key), "initializer", notes) is not { } initializer)
            return InitializationSpec.Default;
        if (own is null) return new InitializationSpec(initializer, null);

        var isLimit = initializer == Initializer.Uniform;
        notes.Place(isLimit ? DeclarationField.Limit : DeclarationField.StandardDeviation, own.ValueLocation);
        var number = YamlValue.Number(own, (isLimit ? InitializationKeys.Uniform : InitializationKeys.TruncatedNormal).Example, notes);

        // A limit that can not be read stands in as a sound one, so that it is not found missing as well.
        return isLimit ? new InitializationSpec(initializer, null, number ?? 1) : new InitializationSpec(initializer, number);
    }

    public AugmentationSpec? Augmentation()
    {
        if (keys.Find(ExperimentKeys.Augmentation) is not { } entry) return null;
        notes.Place(DeclarationField.Augmentation, entry.Key.Location);
        if (YamlValue.Map(entry, ExperimentKeys.Augmentation.Written, notes) is not { } map) return null;
        var augmentation = new YamlMapReader(map, "'augmentation'", entry.Key.Location, notes, AugmentationKeys.All);
        return new AugmentationSpec(
            augmentation.Find(AugmentationKeys.Flip, DeclarationField.Flip) is { } flip && (YamlValue.Truth(flip, AugmentationKeys.Flip.Example, notes) ?? false),
            augmentation.Integer(AugmentationKeys.Crop, DeclarationField.CropPadding, otherwise: 0));
    }

    public TrainingSpec? Training()
    {
        if (keys.Find(ExperimentKeys.Training) is not { } entry) return null;
        notes.Place(DeclarationField.Training, entry.Key.Location);
        if (YamlValue.Map(entry, ExperimentKeys.Training.Written, notes) is not { } map) return new TrainingSpec(null, 0, 0, null);

        var training = new YamlMapReader(map, "'training'", entry.Key.Location, notes, TrainingKeys.All);
        training.RequireUnlessVariant(TrainingKeys.Steps);
        return new TrainingSpec(
            training.Step(TrainingKeys.Steps, DeclarationField.Steps),
            training.Integer(TrainingKeys.Batch, DeclarationField.BatchSize, otherwise: 0),
            training.Integer(TrainingKeys.Validation, DeclarationField.Validation, otherwise: 0),
            training.Step(TrainingKeys.EvaluateEvery, DeclarationField.EvaluateEvery));
    }
}
