using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TicketDsl.Cli.Stores;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Running;
using TicketDsl.Runtime.Store;

namespace TicketDsl.Cli.Commands;

/// <summary><c>show NAME</c>: an experiment's layers, schedule, and what will run.</summary>
internal static class ShowCommand
{
    /// <summary>Of deeper networks the schedule shows the whole alone, so that its lines can be read.</summary>
    private const int MostLayers = 10;

    public static Command Create(Catalogue catalogue, Terminal terminal, string currentFolder)
    {
        var name = new Argument<string>("NAME") { Description = "An experiment or a sweep, which list names, or a run of the store, which ls names." };
        var store = StoreFolder.Option();
        var command = new Command("show", "Shows an experiment's layers and schedule, and what will run; or the trainings of a run that the store keeps.\n\nExamples:\n  show LenetMnist\n  show LenetMnist-1a2b3c4d") { name, store };
        command.SetAction(parsed =>
        {
            var console = terminal.Styled;
            if (RunText.IsRun(parsed.GetRequiredValue(name)))
            {
                var kept = StoreFolder.Open(parsed, store, currentFolder);
                RunText.Write(console, kept, StoredRun.Named(kept, parsed.GetRequiredValue(name)));
                return ExitCode.Done;
            }

            if (catalogue.PointsOf(parsed.GetRequiredValue(name)) is { IsEmpty: false } points)
            {
                console.WriteLine($"{points[0].Sweep}, {SweepText.OneLine(points)}");
                console.WriteLine();
                console.Write(Points(points));
                console.WriteLine("Each point is an experiment: show, run and export take its name, and run that of the sweep for all of them.");
                return ExitCode.Done;
            }

            var experiment = catalogue.Experiment(parsed.GetRequiredValue(name));
            console.WriteLine(experiment.Name);
            if (experiment.Summary.Length > 0) console.WriteLine(experiment.Summary);
            if (experiment.Sweep is { } sweep) console.WriteLine($"A point of the sweep {sweep}.");
            if (experiment.Extends is { } extended) console.WriteLine($"A variant of {extended}.");
            console.WriteLine();
            console.Write(Layers(experiment));
            console.Write(Schedule(experiment));
            foreach (var line in ExperimentText.Lines(experiment)) console.WriteLine(line);
            return ExitCode.Done;
        });
        return command;
    }

    private static Table Points(ImmutableArray<ExperimentDefinition> points)
    {
        var table = new Table().MinimalBorder();
        table.AddColumns("point", "network", "levels", "");
        foreach (var point in points)
            table.AddRow(Markup.Escape(point.Name), NetworkText.OneLine(point.Network), Number(point.Schedule.Length), Markup.Escape(point.Summary));
        return table;
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
