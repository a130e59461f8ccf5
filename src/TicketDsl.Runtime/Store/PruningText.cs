using System.Text.Json;

namespace TicketDsl.Runtime.Store;

/// <summary>One step of pruning as members of a declaration: how, and what is left.</summary>
/// <remarks>Fractions are not there: what they come to is what is left.</remarks>
internal static class PruningText
{
    public static void Write(Utf8JsonWriter json, ExperimentDefinition experiment, PruningDefinition pruning, ScheduleLevel target)
    {
        json.WriteString("way", pruning switch
        {
            IterativePruningDefinition => "iterative",
            OneShotPruningDefinition => "one-shot",
            RandomPruningDefinition => "random",
            _ => throw new ArgumentOutOfRangeException(nameof(pruning), pruning, "There is no text for this way of pruning."),
        });
        if (pruning is RandomPruningDefinition random) json.WriteString("ratio", random.Ratio.ToString());
        json.WriteString("criterion", pruning.Criterion.ToString());
        json.WriteString("granularity", pruning.Granularity.ToString());
        json.WriteString("scope", pruning.Scope.ToString());
        if (pruning.PatternLength > 0) json.WriteNumber("pattern-length", pruning.PatternLength);
        json.WriteArray("layers", experiment.Layers, layer =>
        {
            var own = pruning.Of(layer);
            json.WriteStringValue(layer.IsPruned ? $"{own.Criterion} of {own.Granularity}" : "not pruned");
        });
        json.WriteNumber("weights-left", target.TotalWeights);
        json.WriteArray("weights-left-a-layer", target.Weights, json.WriteNumberValue);
        json.WriteArray("units-left-a-layer", target.Units, json.WriteNumberValue);
    }
}
