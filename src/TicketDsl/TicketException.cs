namespace TicketDsl;

/// <summary>
/// A mistake or a lack that the user can mend: the message is one line that names the value, where it stands and what to do.
/// Shown without a stack trace.
/// </summary>
public sealed class TicketException : Exception
{
    /// <summary>An error in what was asked for, or (<paramref name="badUse"/> false) in what was found when doing it.</summary>
    public TicketException(string message, bool badUse = false, Exception? inner = null)
        : base(message, inner) => IsBadUse = badUse;

    /// <summary>Whether the command itself was wrong (exit code 2), not its execution (exit code 1).</summary>
    public bool IsBadUse { get; }
}
