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
            if (!level.CountsLayers)
            {
                writer.Line($"    global::TicketDsl.ScheduleLevel.OfTotal({Literal.Of((long)level.Level)}, [{units}], Level{level.Level}.AllLayers),");
                continue;
            }

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
            if (level.CountsLayers) EmitCounts(experiment.Network.Members, layer => Weights(experiment, level, layer), writer);
            writer.Blank();
            writer.Doc("Weights left in the whole network.").Line($"public const int AllLayers = {LiteralCount.Of(level.TotalWeights)};");
            if (experiment.CountsUnits) EmitUnits(experiment, level, writer);
        });
    }

    private static void EmitUnits(CheckedExperiment experiment, LevelCounts level, CodeWriter writer) =>
        writer.Blank().Doc("Units left in each layer.").Block("public static class Units", () =>
            EmitCounts(experiment.Network.Members, layer => Units(experiment, level, layer), writer));

    /// <summary>A constant a layer with weights, those of a block in a class of its name.</summary>
    private static void EmitCounts(IEnumerable<PartShape> parts, Func<LayerShape, (string Doc, string Count)> counted, CodeWriter writer)
    {
        foreach (var part in parts.Where(static part => part.HasWeights))
        {
            if (part is LayerShape layer)
            {
                var (doc, count) = counted(layer);
                writer.Blank().Doc(doc).Line($"public const int {layer.EscapedName} = {count};");
            }
            else
            {
                writer.Blank().Doc($"{part.Path}.").Block($"public static class {part.EscapedName}", () => EmitCounts(part.Members, counted, writer));
            }
        }
    }

    private static (string Doc, string Count) Weights(CheckedExperiment experiment, LevelCounts level, LayerShape layer)
    {
        var left = level.Weights[experiment.IndexOf(layer)];
        return ($"Weights left in {layer.Path}: {Literal.Percent(left, layer.Weights)} of {Literal.Grouped(layer.Weights)}.", LiteralCount.Of(left));
    }

    private static (string Doc, string Count) Units(CheckedExperiment experiment, LevelCounts level, LayerShape layer) =>
        ($"Units left in {layer.Path}, of {Literal.Grouped(layer.Units)}.", Literal.Of((long)level.Units[experiment.IndexOf(layer)]));
}
