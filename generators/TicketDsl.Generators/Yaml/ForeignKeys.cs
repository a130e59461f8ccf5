using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Yaml.Keys;

namespace TicketDsl.Generators.Yaml;

/// <summary>Keys that belong to another way of pruning or training than the one they stand in, and the rules that say so.</summary>
internal static class ForeignKeys
{
    /// <summary>Whether the key is such a one among the <paramref name="known"/> keys; it is reported if so.</summary>
    public static bool Report(IReadOnlyList<YamlKey> known, YamlScalar key, DeclarationNotes notes)
    {
        if (known == OneShotKeys.All && key.Text == IterativeKeys.Rounds.Name)
            notes.Report(RuleIds.OneShotRounds, key.Location, key.Text, $"'{PruningKeys.Iterative.Name}'");
        else if (known == AdamKeys.All && key.Text == SgdKeys.Momentum.Name)
            notes.Report(RuleIds.AdamMomentum, key.Location, key.Text, $"{AdamKeys.Beta1.Name}: 0.9", $"'{OptimizerKeys.Sgd.Name}'");
        else
            return false;
        return true;
    }
}
