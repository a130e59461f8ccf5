using System.Globalization;
using Spectre.Console;
using TicketDsl.Runtime.Store;

namespace TicketDsl.Cli.Stores;

/// <summary>A run of a store in words.</summary>
internal static class RunText
{
    /// <summary>Whether a name is that of a run: no experiment has a hyphen in its name.</summary>
    public static bool IsRun(string name) => name.Contains('-');

    /// <summary>A row a training.</summary>
    public static void Write(IAnsiConsole console, RunStore store, StoredRun run)
    {
        var table = new Table().MinimalBorder();
        table.AddColumns("training", "early-stop iteration", "test accuracy % there", "at the end", "seconds", "");
        foreach (var training in StoredOutcome.Of(store, run))
        {
            var outcome = training.Outcome;
            table.AddRow(
                Markup.Escape(training.Place), Number(outcome?.EarlyStopIteration, "F0"), Number(outcome?.TestAccuracyAtEarlyStop * 100, "F2"), Number(outcome?.TestAccuracy * 100, "F2"),
                Number(outcome?.Elapsed.TotalSeconds, "F1"), Markup.Escape(string.Join("; ", new[] { outcome?.Divergence?.ToString(), training.Note }.OfType<string>())));
        }

        console.WriteLine(Path.Combine(store.Root, run.Name));
        console.Write(table);
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";
}
