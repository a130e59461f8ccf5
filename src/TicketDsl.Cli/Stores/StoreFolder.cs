using System.CommandLine;
using TicketDsl.Runtime.Store;

namespace TicketDsl.Cli.Stores;

/// <summary>The store that a command looks at: it must be there.</summary>
internal static class StoreFolder
{
    public static Option<string?> Option() => new("--store") { Description = "Folder of the store; else $TICKET_STORE, or ./runs.", HelpName = "FOLDER" };

    /// <exception cref="TicketException">There is no store.</exception>
    public static RunStore Open(ParseResult parsed, Option<string?> option, string currentFolder) =>
        RunStore.OpenKnown(new StoreRequest(parsed.GetValue(option), IsOff: false, CheckpointInterval.Default, currentFolder).Path);
}
