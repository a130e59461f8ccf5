using System.CommandLine;
using System.Globalization;
using TicketDsl.Cli.Stores;
using TicketDsl.Runtime.Store;

namespace TicketDsl.Cli.Commands;

/// <summary><c>watch</c>: what is being trained, by whichever process.</summary>
internal static class WatchCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public static Command Create(Terminal terminal, string currentFolder, CancellationToken interrupt)
    {
        var (store, once) = (StoreFolder.Option(), new Option<bool>("--once") { Description = "Says how it is now, and ends." });
        var command = new Command("watch", "Follows the trainings that are under way in a store, until it is interrupted: a line for each whenever it was validated.\n\nExample:\n  watch") { store, once };
        command.SetAction(parsed =>
        {
            var kept = StoreFolder.Open(parsed, store, currentFolder);
            var told = new Dictionary<string, string>();
            do
            {
                foreach (var training in TrainingUnderWay.All(kept))
                {
                    var line = Line(training);
                    if (told.TryGetValue(training.Place, out var last) && last == line) continue;
                    told[training.Place] = line;
                    terminal.Output.WriteLine(line);
                }
            }
            while (!parsed.GetValue(once) && !interrupt.WaitHandle.WaitOne(Pause));
            if (told.Count == 0) terminal.Error.WriteLine("nothing is under way");
            return ExitCode.Done;
        });
        return command;
    }

    private static string Line(TrainingUnderWay training)
    {
        var validated = training.Last is { } last
            ? string.Create(CultureInfo.InvariantCulture, $"iteration {last.Iteration} of {training.Iterations}, validation loss {last.Loss:F4}, accuracy % {100 * last.Accuracy:F2}")
            : string.Create(CultureInfo.InvariantCulture, $"not validated yet, {training.Iterations} iterations");
        return $"{training.Place}: {validated}{(training.IsClaimed ? "" : "; left, and gone on with by the next run")}";
    }
}
