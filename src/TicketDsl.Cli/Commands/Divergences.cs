namespace TicketDsl.Cli.Commands;

/// <summary>Tells of experiments that came to nothing.</summary>
internal static class Divergences
{
    /// <summary>Whether no replicate came through, which is an error; a few that diverged are a result like others.</summary>
    public static bool AreAll(ExperimentResult result, Terminal terminal)
    {
        if (!result.AllDiverged) return false;
        var first = result.Replicates[0].Levels.First(level => level.Outcome.Diverged);
        terminal.Error.WriteLine($"error: {result.Definition.Name}: every replicate diverged; replicate 0, level {first.Level}: {first.Outcome.Divergence}.");
        return true;
    }
}
