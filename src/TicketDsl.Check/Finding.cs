namespace TicketDsl.Check;

/// <summary>Something wrong with a declaration.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The character in the line, from 1.</param>
/// <param name="Weight">How much it matters.</param>
/// <param name="Id">The rule, such as TKT321, or the compiler's number of a syntax error.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
public sealed record Finding(string Path, int Line, int Column, FindingWeight Weight, string Id, string Message)
{
    /// <summary>The finding as compilers write it, which editors turn into a link.</summary>
    public override string ToString() => $"{Path}({Line},{Column}): {Word} {Id}: {Message}";

    private string Word => Weight switch
    {
        FindingWeight.Error => "error",
        FindingWeight.Warning => "warning",
        _ => "info",
    };
}

/// <summary>How much a finding matters.</summary>
public enum FindingWeight
{
    /// <summary>Worth a thought.</summary>
    Information,

    /// <summary>Most likely not what is meant.</summary>
    Warning,

    /// <summary>The experiment can not run.</summary>
    Error,
}
