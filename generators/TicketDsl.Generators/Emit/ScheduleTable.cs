using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Emit;

/// <summary>Writes the schedule as a table in a doc comment, so that hovering shows it.</summary>
internal static class ScheduleTable
{
    public static void Emit(CheckedExperiment experiment, CodeWriter writer)
    {
        var rows = Rows(experiment);
        var widths = Enumerable.Range(0, rows[0].Count).Select(column => rows.Max(row => row[column].Length)).ToArray();
        writer.Line("/// <summary>");
        writer.Line($"/// What remains at each level, counted exactly{(experiment.PrunesUnits ? "; whole units are pruned" : CountsLayers(experiment) ? "" : ". How many weights each layer keeps is seen only in the results")}.");
        writer.Line("/// <code>");
        foreach (var row in rows)
            writer.Line($"/// {string.Join("  ", row.Select((cell, column) => cell.PadLeft(widths[column])))}");
        writer.Line("/// </code>");
        writer.Line("/// </summary>");
    }

    private static bool CountsLayers(CheckedExperiment experiment) => experiment.Levels.All(static level => level.CountsLayers);

    private static List<List<string>> Rows(CheckedExperiment experiment)
    {
        var hidden = experiment.PrunesUnits ? experiment.Layers.Take(experiment.Layers.Count - 1).ToList()
            : experiment.CountsUnits ? experiment.Layers.Where(experiment.PrunesUnitsOf).ToList() : [];
        IReadOnlyList<LayerShape> layers = CountsLayers(experiment) ? experiment.Layers.ToArray() : [];
        List<string> head =
        [
            "level", "weights remaining",
            .. hidden.Select(static layer => $"{layer.Path} units"),
            .. layers.Select(static layer => layer.Path),
            "all layers",
        ];
        List<List<string>> rows = [head];
        foreach (var level in experiment.Levels)
        {
            rows.Add(
            [
                Literal.Of((long)level.Level), Literal.Percent(level.TotalWeights, experiment.Weights),
                .. hidden.Select(layer => Literal.Grouped(level.Units[experiment.IndexOf(layer)])),
                .. layers.Select((_, i) => Literal.Grouped(level.Weights[i])),
                Literal.Grouped(level.TotalWeights),
            ]);
        }

        return rows;
    }
}
