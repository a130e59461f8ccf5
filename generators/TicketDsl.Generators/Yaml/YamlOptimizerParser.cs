using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Yaml.Keys;

namespace TicketDsl.Generators.Yaml;

/// <summary>Reads <c>optimizer: { adam: 1e-3 }</c>, or with a map in the learning rate's place.</summary>
internal static class YamlOptimizerParser
{
    public static OptimizerSpec? Parse(YamlMapReader keys, string experiment, DeclarationNotes notes)
    {
        if (keys.Find(ExperimentKeys.Optimizer) is not { } entry) return null;
        var choice = YamlChoice.Of(ExperimentKeys.Optimizer, entry, OptimizerKeys.All, RuleIds.SeveralOptimizers, experiment, notes);
        notes.Place(DeclarationField.Optimizer, (choice?.Entry ?? entry).Key.Location);
        if (choice is not { } chosen) return new UnreadableOptimizerSpec();
        return chosen.Key == OptimizerKeys.Adam ? Adam(chosen.Entry, notes) : Sgd(chosen.Entry, notes);
    }

    private static AdamSpec Adam(YamlEntry entry, DeclarationNotes notes)
    {
        var map = Map(entry, notes, AdamKeys.All);
        var rate = LearningRate(entry, map, AdamKeys.LearningRate, notes);
        return map is null ? AdamSpec.Default with { LearningRate = rate } : new AdamSpec(
            rate,
            map.Number(AdamKeys.Beta1, DeclarationField.Beta1, AdamSpec.Default.Beta1),
            map.Number(AdamKeys.Beta2, DeclarationField.Beta2, AdamSpec.Default.Beta2),
            map.Number(AdamKeys.Epsilon, DeclarationField.Epsilon, AdamSpec.Default.Epsilon))
        { WeightDecay = WeightDecay(map) };
    }

    private static SgdSpec Sgd(YamlEntry entry, DeclarationNotes notes)
    {
        var map = Map(entry, notes, SgdKeys.All);
        var rate = LearningRate(entry, map, SgdKeys.LearningRate, notes);
        return map is null ? new SgdSpec(rate, 0) : new SgdSpec(rate, map.Number(SgdKeys.Momentum, DeclarationField.Momentum, 0))
        {
            WeightDecay = WeightDecay(map),
            Nesterov = map.Find(SgdKeys.Nesterov, DeclarationField.Nesterov) is { } nesterov
                && (YamlValue.Truth(nesterov, SgdKeys.Nesterov.Example, notes) ?? false),
        };
    }

    private static double WeightDecay(YamlMapReader map) => map.Number(WeightDecayKey.Key, DeclarationField.WeightDecay, 0);

    private static YamlMapReader? Map(YamlEntry entry, DeclarationNotes notes, IReadOnlyList<YamlKey> keys) =>
        entry.Value is YamlMap map ? new YamlMapReader(map, $"'{entry.Key.Text}'", entry.Key.Location, notes, keys) : null;

    private static double? LearningRate(YamlEntry optimizer, YamlMapReader? map, YamlKey key, DeclarationNotes notes)
    {
        var entry = map is null ? optimizer : map.RequireUnlessVariant(key);
        if (entry is null) return null;
        notes.Place(DeclarationField.LearningRate, entry.ValueLocation);
        return YamlValue.Number(entry, key.Example, notes);
    }
}
