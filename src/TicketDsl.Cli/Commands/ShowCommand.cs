using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Running;

namespace TicketDsl.Cli.Commands;

/// <summary><c>show NAME</c>: an experiment's layers, schedule, and what will run.</summary>
internal static class ShowCommand
{
    /// <summary>Of deeper networks the schedule shows the whole alone, so that its lines can be read.</summary>
    private const int MostLayers = 10;

    public static Command Create(Catalogue catalogue, Terminal terminal)
    {
        var name = new Argument<string>("NAME") { Description = "An experiment; list names them." };
        var command = new Command("show", "Shows an experiment's layers and schedule, and what will run.\n\nExample:\n  show LenetMnist") { name };
        command.SetAction(parsed =>
        {
            var experiment = catalogue.Experiment(parsed.GetRequiredValue(name));
            var console = terminal.Styled;
            console.WriteLine(experiment.Name);
            if (experiment.Summary.Length > 0) console.WriteLine(experiment.Summary);
            console.WriteLine();
            console.Write(Layers(experiment));
            console.Write(Schedule(experiment));
            foreach (var line in ExperimentText.Lines(experiment)) console.WriteLine(line);
            return ExitCode.Done;
        });
        return command;
    }

    private static Table Layers(ExperimentDefinition experiment)
    {
        var table = new Table().MinimalBorder();
        table.AddColumns("layer", "computes", "from", "to", "then", "weights", "pruning fraction");
        foreach (var row in NetworkText.Rows(experiment.Network))
        {
            table.AddRow(
                Markup.Escape(row.Name), row.Computes, row.From.ToString(), row.To.ToString(), row.Then,
                row.Weights is { } weights ? Number(weights) : "–", Pruning(row));
        }

        return table;
    }

    private static string Pruning(NetworkText.Row row)
    {
        if (!row.IsPruned) return "not pruned";
        var fraction = row.PruningFraction?.ToString(CultureInfo.InvariantCulture);
        return row.Pruning is { } own ? string.Join(", ", new[] { fraction, ExperimentText.Own(own) }.OfType<string>()) : fraction ?? "–";
    }

    private static Table Schedule(ExperimentDefinition experiment)
    {
        var table = new Table().MinimalBorder();
        table.AddColumn("level").AddColumn("weights remaining %").AddColumn("weights");
        var layers = experiment.Layers.Length <= MostLayers && experiment.Schedule.All(level => level.CountsLayers) ? experiment.Layers : [];
        foreach (var layer in layers) table.AddColumn(Markup.Escape(layer.Name));
        foreach (var level in experiment.Schedule)
        {
            table.AddRow([
                Number(level.Level), LevelTable.Percent((double)level.TotalWeights / experiment.Weights), Number(level.TotalWeights), .. layers.Select((_, l) => Left(experiment, level, l))]);
        }

        return table;
    }

    private static string Left(ExperimentDefinition experiment, ScheduleLevel level, int layer) =>
        CountsUnits(experiment, experiment.Layers[layer]) ? $"{Number(level.Weights[layer])} ({Number(level.Units[layer])} units)" : Number(level.Weights[layer]);

    private static bool CountsUnits(ExperimentDefinition experiment, Layer layer) =>
        experiment.Pruning is { } pruning && (pruning.Granularity == Granularity.Unit || (layer.IsPruned && pruning.Of(layer).Granularity == Granularity.Filter));

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
