using TicketDsl.Runtime.Store;

namespace TicketDsl.Cli.Stores;

/// <summary>Where trainings are to be kept, as the command line says.</summary>
/// <param name="Folder">The folder that was asked for, or null.</param>
/// <param name="IsOff">Whether nothing is to be kept.</param>
/// <param name="Checkpoints">When a training leaves a checkpoint.</param>
/// <param name="CurrentFolder">What relative paths start from.</param>
internal sealed record StoreRequest(string? Folder, bool IsOff, CheckpointInterval Checkpoints, string CurrentFolder)
{
    private const string Variable = "TICKET_STORE";
    private const string Default = "runs";

    /// <summary>The folder, whether it is there or not.</summary>
    public string Path => System.IO.Path.Combine(CurrentFolder, Asked ?? Default);

    /// <summary>The folder that was asked for by an option or in the environment, or null.</summary>
    public string? Asked => Folder ?? (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set ? set : null);

    /// <exception cref="TicketException">Both a folder and none are asked for.</exception>
    public StoreRequest Checked() => Folder is not null && IsOff
        ? throw new TicketException($"--store {Folder} and --no-store exclude each other; leave one out.", badUse: true)
        : this;
}
