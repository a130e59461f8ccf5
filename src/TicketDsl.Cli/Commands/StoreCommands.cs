using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TicketDsl.Cli.Stores;
using TicketDsl.Runtime.Store;

namespace TicketDsl.Cli.Commands;

/// <summary>What looks at a store: <c>ls</c>, <c>rm RUN…</c>, <c>verify [RUN…]</c>, <c>gc</c>.</summary>
internal static class StoreCommands
{
    /// <summary><c>ls</c>: the runs that are kept.</summary>
    public static Command List(Terminal terminal, string currentFolder)
    {
        var store = StoreFolder.Option();
        var command = new Command("ls", "Lists the runs that the store keeps: how many trainings of how many replicates.\n\nExample:\n  ls") { store };
        command.SetAction(parsed =>
        {
            var runs = StoredRun.All(StoreFolder.Open(parsed, store, currentFolder));
            var width = Math.Max(3, runs.Select(run => run.Name.Length).DefaultIfEmpty().Max());
            terminal.Output.WriteLine($"{"run".PadRight(width)}  replicates  tickets  controls  written");
            foreach (var run in runs)
                terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.Name.PadRight(width)}  {run.Replicates,10}  {run.Tickets,7}  {run.Controls,8}  {run.Written.ToLocalTime():yyyy-MM-dd HH:mm}"));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary><c>rm RUN…</c>: removes runs.</summary>
    public static Command Remove(Terminal terminal, string currentFolder)
    {
        var (names, store) = (Names.Argument("Runs; ls names them, and a beginning that only one has will do."), StoreFolder.Option());
        var command = new Command("rm", "Removes runs from the store. What other runs share with them moves to those.\n\nExample:\n  rm LenetMnist-1a2b3c4d") { names, store };
        command.SetAction(parsed =>
        {
            var kept = StoreFolder.Open(parsed, store, currentFolder);

            // All are there, or none is removed.
            foreach (var run in Names.Of(parsed, names).Select(name => StoredRun.Named(kept, name)).Distinct().ToArray())
            {
                var moved = StoreCleaning.RemoveRun(kept, run);
                terminal.Output.WriteLine($"removed {run.Name}{(moved == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {moved} trainings that others share were moved to them"))}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary><c>verify [RUN…]</c>: holds files to checksums and invariants.</summary>
    public static Command Verify(Terminal terminal, string currentFolder, CancellationToken interrupt)
    {
        var names = new Argument<string[]>("RUN") { Description = "Runs; all if none is given.", Arity = ArgumentArity.ZeroOrMore, DefaultValueFactory = _ => [] };
        var store = StoreFolder.Option();
        var command = new Command("verify", """
            Holds every file of the store to its checksum, and every training to what must be: masked weights are 0, masks lie
            within those that they were pruned from, and as many weights remain as was declared. A line for each that is wrong.

            Example:
              verify
            """) { names, store };
        command.SetAction(parsed =>
        {
            var kept = StoreFolder.Open(parsed, store, currentFolder);
            var named = Names.Of(parsed, names);
            var (trainings, wrong) = (0, 0);
            foreach (var run in named.Length == 0 ? StoredRun.All(kept) : [.. named.Select(name => StoredRun.Named(kept, name))])
                foreach (var line in StoreCheck.Of(kept, run, () => trainings++, interrupt))
                {
                    wrong++;
                    terminal.Output.WriteLine(line);
                }

            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{trainings} trainings looked at, {wrong} wrong"));
            return wrong == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    /// <summary><c>gc</c>: takes away what nobody needs.</summary>
    public static Command Clean(Terminal terminal, string currentFolder)
    {
        var (store, dry) = (StoreFolder.Option(), new Option<bool>("--dry-run") { Description = "Only says what would go." });
        var command = new Command("gc", """
            Takes away what nobody needs: what was set aside as damaged, what is left of trainings that are over, claims of
            processes that have ended, names that lead nowhere. Trainings stay, and what can be gone on with.

            Example:
              gc --dry-run
            """) { store, dry };
        command.SetAction(parsed =>
        {
            var kept = StoreFolder.Open(parsed, store, currentFolder);
            var (isDry, bytes, count) = (parsed.GetValue(dry), 0L, 0);
            foreach (var (path, why) in StoreCleaning.Garbage(kept).ToArray())
            {
                bytes += isDry ? StoreCleaning.Bytes(path) : StoreCleaning.Remove(path);
                count++;
                terminal.Output.WriteLine($"{Path.GetRelativePath(kept.Root, path)}: {why}");
            }

            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} entries of {bytes / 1e6:F1} MB {(isDry ? "would go" : "are gone")}"));
            return ExitCode.Done;
        });
        return command;
    }
}
