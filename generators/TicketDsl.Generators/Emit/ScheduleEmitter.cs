using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Emit;

/// <summary>Writes every level's exact counts as constants, under a doc comment that shows the whole table.</summary>
internal static class ScheduleEmitter
{
    public static SourceFile Emit(CheckedExperiment experiment) => SourceFile.Of(experiment.Spec, "Schedule", writer =>
        writer.Block($"partial record {experiment.Spec.EscapedName}", () =>
        {
            ScheduleTable.Emit(experiment, writer);
            writer.Block("public static class Schedule", () =>
            {
                EmitLevels(experiment, writer);
                foreach (var level in experiment.Levels) EmitLevel(experiment, level, writer);
            });
        }));

    private static void EmitLevels(CheckedExperiment experiment, CodeWriter writer)
    {
        writer.Doc("The levels with the exact counts that remain; element 0 is the dense network.");
        writer.Line("public static global::System.Collections.Immutable.ImmutableArray<global::TicketDsl.ScheduleLevel> Levels { get; } =");
        writer.Line("[");
        foreach (var level in experiment.Levels)
        {
            var units = string.Join(", ", level.Units.Select(static count => Literal.Of((long)count)));
            var weights = string.Join(", ", experiment.Layers.Select(layer => $"Level{level.Level}.{layer.EscapedPath}"));
            writer.Line($"    new({Literal.Of((long)level.Level)}, [{units}], [{weights}]),");
        }

        writer.Line("];");
    }

    private static void EmitLevel(CheckedExperiment experiment, LevelCounts level, CodeWriter writer)
    {
        var left = $"{Literal.Grouped(level.TotalWeights)} of {Literal.Grouped(experiment.Weights)} weights remain, {Literal.Percent(level.TotalWeights, experiment.Weights)}";
        writer.Blank().Doc(level.Level == 0 ? $"The dense network: all {Literal.Grouped(experiment.Weights)} weights remain." : $"Level {level.Level}: {left}.");
        writer.Block($"public static class Level{level.Level}", () =>
        {
            for (var i = 0; i < experiment.Layers.Count; i++)
            {
                var layer = experiment.Layers[i];
                writer.Doc($"Weights left in {layer.Path}: {Literal.Percent(level.Weights[i], layer.Weights)} of {Literal.Grouped(layer.Weights)}.");
                writer.Line($"public const int {layer.EscapedName} = {LiteralCount.Of(level.Weights[i])};").Blank();
            }

            writer.Doc("Weights left in the whole network.").Line($"public const int AllLayers = {LiteralCount.Of(level.TotalWeights)};");
            if (experiment.PrunesUnits) EmitUnits(experiment, level, writer);
        });
    }

    private static void EmitUnits(CheckedExperiment experiment, LevelCounts level, CodeWriter writer)
    {
        writer.Blank().Doc("Units left in each layer.").Block("public static class Units", () =>
        {
            for (var i = 0; i < experiment.Layers.Count; i++)
            {
                var layer = experiment.Layers[i];
                writer.Blank().Doc($"Units left in {layer.Path}, of {Literal.Grouped(layer.Units)}.");
                writer.Line($"public const int {layer.EscapedName} = {Literal.Of((long)level.Units[i])};");
            }
        });
    }
}
