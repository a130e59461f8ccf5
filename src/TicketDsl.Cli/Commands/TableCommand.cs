using System.Collections.Immutable;
using System.CommandLine;
using TicketDsl.Cli.Progress;
using TicketDsl.Runtime.Reporting;

namespace TicketDsl.Cli.Commands;

/// <summary><c>table NAME…</c>: trains what a paper's tables need and prints them beside the published numbers.</summary>
internal static class TableCommand
{
    public static Command Create(Catalogue catalogue, Terminal terminal, CancellationToken interrupt)
    {
        var names = Names.Argument("Tables, or studies for all of theirs; list names them.");
        var command = new Command("table", "Prints a paper's tables with our numbers beside the published ones.\n\nExample:\n  table xor --replicates 2000") { names };
        var options = new RunOptions(command, canShortenRounds: false);
        command.SetAction(parsed =>
        {
            var tables = Names.Of(parsed, names).SelectMany(name => catalogue.TablesOf(name)).Distinct().ToArray();
            var shortening = options.Shortening(parsed);
            var experiments = tables.SelectMany(table => table.Rows).Select(row => row.Experiment).DistinctBy(experiment => experiment.Name).Select(shortening.Apply).ToArray();
            var measures = tables.SelectMany(table => table.Columns).Select(column => column.Measure).DistinctBy(measure => measure.Name).ToImmutableArray();
            var output = options.Output(parsed);
            var training = new TrainingSession(terminal, options.Engine(parsed), options.Threads(parsed), options.DataFolder(parsed), interrupt);
            foreach (var engine in experiments.Select(training.EngineText).Distinct()) terminal.Error.WriteLine($"Trained by the {engine}.");
            var results = training.RunAll(experiments, measures).ToDictionary(result => result.Definition.Name);
            var reports = tables.Select(table => PaperTableReport.Of(table, results)).ToArray();
            terminal.Output.Write(string.Join("\n", reports.Select(report => report.Markdown())));
            output?.Write([.. reports.SelectMany(report => new[]
            {
                (OutputFolder.FileName(report.Table.Name, report.IsShortened, "md"), report.Markdown()),
                (OutputFolder.FileName(report.Table.Name, report.IsShortened, "csv"), CsvTable.Write(report.Data())),
            })]);
            var fruitless = results.Values.Where(result => Divergences.AreAll(result, terminal)).ToArray();
            return fruitless.Length > 0 ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }
}
