using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Yaml;

/// <summary>Reads <c>optimizer: { adam: 1e-3 }</c>, or with a map in the learning rate's place.</summary>
internal static class YamlOptimizerParser
{
    public static OptimizerSpec? Parse(YamlMapReader keys, string experiment, DeclarationNotes notes)
    {
        if (keys.Find("optimizer") is not { } entry) return null;
        var choice = YamlChoice.Of(entry, ["adam", "sgd"], "optimizer: { adam: 0.001 }", RuleIds.SeveralOptimizers, experiment, notes);
        notes.Place(DeclarationField.Optimizer, (choice?.Entry ?? entry).Key.Location);
        return choice switch
        {
            ("adam", var adam) => Adam(adam, notes),
            ("sgd", var sgd) => Sgd(sgd, notes),
            _ => new UnreadableOptimizerSpec(),
        };
    }

    private static AdamSpec Adam(YamlEntry entry, DeclarationNotes notes)
    {
        var map = Map(entry, notes, ["learning-rate", "beta1", "beta2", "epsilon"]);
        var rate = LearningRate(entry, map, 0.001, notes);
        return map is null ? AdamSpec.Default with { LearningRate = rate } : new AdamSpec(
            rate,
            map.Number("beta1", DeclarationField.Beta1, AdamSpec.Default.Beta1),
            map.Number("beta2", DeclarationField.Beta2, AdamSpec.Default.Beta2),
            map.Number("epsilon", DeclarationField.Epsilon, AdamSpec.Default.Epsilon));
    }

    private static SgdSpec Sgd(YamlEntry entry, DeclarationNotes notes)
    {
        var map = Map(entry, notes, ["learning-rate", "momentum"]);
        return new SgdSpec(LearningRate(entry, map, 0.1, notes), map?.Number("momentum", DeclarationField.Momentum, 0) ?? 0);
    }

    private static YamlMapReader? Map(YamlEntry entry, DeclarationNotes notes, IReadOnlyList<string> keys) =>
        entry.Value is YamlMap map ? new YamlMapReader(map, $"'{entry.Key.Text}'", entry.Key.Location, notes, keys) : null;

    private static double? LearningRate(YamlEntry optimizer, YamlMapReader? map, double example, DeclarationNotes notes)
    {
        var entry = map is null ? optimizer : map.Require("learning-rate", Validation.Findings.Say(example));
        if (entry is null) return null;
        notes.Place(DeclarationField.LearningRate, entry.ValueLocation);
        return YamlValue.Number(entry, example, notes);
    }
}
