using System.CommandLine;
using TicketDsl.Cli.Progress;
using TicketDsl.Runtime.Reporting;

namespace TicketDsl.Cli.Commands;

/// <summary><c>run NAME…</c>: trains experiments and tells of each level as soon as it is done.</summary>
internal static class RunCommand
{
    public static Command Create(Catalogue catalogue, Terminal terminal, string currentFolder, CancellationToken interrupt)
    {
        var names = Names.Argument("Experiments, or sweeps for all of their points; list names them.");
        var command = new Command("run", "Trains experiments: a line a level, then a table with the controls.\n\nExample:\n  run LenetMnist --steps 5000it --rounds 7 --replicates 2") { names };
        var options = new RunOptions(command, canShortenRounds: true);
        command.SetAction(parsed =>
        {
            var shortening = options.Shortening(parsed);
            var experiments = Names.Of(parsed, names).SelectMany(name => catalogue.ExperimentsOf(name)).Distinct().Select(shortening.Apply).ToArray();
            var output = options.Output(parsed);
            var training = new TrainingSession(terminal, options.Engine(parsed), options.Threads(parsed), options.DataFolder(parsed), options.Store(parsed, currentFolder), interrupt);

            // All data is found before the first training, which may take hours.
            foreach (var experiment in experiments) training.Load(experiment);
            var exitCode = ExitCode.Done;
            foreach (var experiment in experiments)
            {
                terminal.Output.WriteLine($"{experiment.Name}, {training.EngineText(experiment)}");
                foreach (var line in ExperimentText.Lines(experiment)) terminal.Output.WriteLine(line);
                var result = training.Run(experiment, new LevelLines(terminal, experiment));
                var table = LevelTable.Of(result);
                terminal.Output.WriteLine();
                terminal.Output.Write(MarkdownTable.Write(table));
                terminal.Output.WriteLine("Means over runs ± half of the 95 % interval (Student's t).");
                if (result.IsShortened) terminal.Output.WriteLine(ExperimentText.Shortened(result.Definition));
                var text = $"# {experiment.Name}\n\n{string.Join("\n", ExperimentText.Lines(result.Definition))}\n\n{MarkdownTable.Write(table)}";
                output?.Write(
                    (OutputFolder.FileName(experiment.Name, result.IsShortened, "md"), text),
                    (OutputFolder.FileName(experiment.Name, result.IsShortened, "csv"), CsvTable.Write(table)));
                if (Divergences.AreAll(result, terminal)) exitCode = ExitCode.Failed;
            }

            return exitCode;
        });
        return command;
    }
}
