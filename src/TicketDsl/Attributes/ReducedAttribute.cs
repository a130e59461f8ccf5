namespace TicketDsl;

/// <summary>Declares what a table's experiments are shortened to unless the full protocol is asked for. What is left out stays as it is.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ReducedAttribute : Attribute
{
    /// <summary>Length of a training, for example <c>3000it</c>.</summary>
    public string? Steps { get; set; }

    /// <summary>Pruned levels.</summary>
    public int Rounds { get; set; }

    /// <summary>Repetitions.</summary>
    public int Replicates { get; set; }

    /// <summary>Runs of each control for each ticket.</summary>
    public int Controls { get; set; }

    /// <summary>The only levels that controls run at, of those they are declared at; all of these if left out.</summary>
    public int[] ControlLevels { get; set; } = [];
}
