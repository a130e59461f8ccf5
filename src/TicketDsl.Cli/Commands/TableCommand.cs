using System.CommandLine;
using TicketDsl.Cli.Progress;
using TicketDsl.Cli.Studies;
using TicketDsl.Runtime.Reporting;

namespace TicketDsl.Cli.Commands;

/// <summary><c>table NAME…</c>: trains what a paper's tables need and prints them beside the published numbers.</summary>
internal static class TableCommand
{
    public static Command Create(Catalogue catalogue, Terminal terminal, string currentFolder, CancellationToken interrupt)
    {
        var names = Names.Argument("Tables, or studies for all of theirs; list names them.");
        var full = new Option<bool>("--full")
        {
            Description = "The papers' full protocol; without it a study that declares a reduced form runs that, and its tables say REDUCED.",
        };
        var command = new Command("table", "Prints a paper's tables with our numbers beside the published ones.\n\nExample:\n  table lenet --full --output results") { names, full };
        var options = new RunOptions(command, canShortenRounds: false);
        command.SetAction(parsed =>
        {
            var tables = Names.Of(parsed, names).SelectMany(name => catalogue.TablesOf(name)).Distinct().ToArray();
            var (isFull, shortening) = (parsed.GetValue(full), options.Shortening(parsed));
            var runs = tables.GroupBy(table => table.Study, (study, those) => new StudyRun([.. those.Select(table => table.InForm(isFull))], study.Form(isFull).With(shortening))).ToArray();
            var training = new TrainingSession(terminal, options.Engine(parsed), options.Threads(parsed), options.DataFolder(parsed), options.Store(parsed, currentFolder), interrupt);
            var engines = string.Join("; ", runs.SelectMany(run => run.Experiments).Select(training.EngineText).Distinct());
            var writer = new TableWriter(options.Output(parsed), engines);
            terminal.Error.WriteLine($"Trained by the {engines}.");
            training.RunAll([.. runs.SelectMany(run => run.Experiments.Select(experiment => (experiment, run.Measures, run.KeepsTrainings)))], result =>
                writer.Write(result, [.. runs.SelectMany(run => run.Add(result))]));
            terminal.Output.Write(string.Join("\n", runs.SelectMany(run => run.Reports).Select(report => report.Markdown())));
            var fruitless = runs.SelectMany(run => run.Results).Where(result => Divergences.AreAll(result, terminal)).ToArray();
            return fruitless.Length > 0 ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }
}
