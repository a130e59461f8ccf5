namespace TicketDsl.Check;

/// <summary>Something wrong with a declaration.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The character in the line, from 1.</param>
/// <param name="IsError">Whether the experiment can not run, not only a warning.</param>
/// <param name="Id">The rule, such as TKT321, or the compiler's number of a syntax error.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
public sealed record Finding(string Path, int Line, int Column, bool IsError, string Id, string Message)
{
    /// <summary>The finding as compilers write it, which editors turn into a link.</summary>
    public override string ToString() => $"{Path}({Line},{Column}): {(IsError ? "error" : "warning")} {Id}: {Message}";
}
