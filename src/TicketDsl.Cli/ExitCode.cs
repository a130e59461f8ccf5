namespace TicketDsl.Cli;

/// <summary>What the program tells its caller.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    /// <summary>Failed, found errors, or trained an experiment of which every replicate diverged.</summary>
    public const int Failed = 1;
    public const int BadUse = 2;

    /// <summary>128 + SIGINT, as shells count.</summary>
    public const int Interrupted = 130;
}
