using System.Collections.Immutable;

namespace TicketDsl;

/// <summary>A declared table of means over replicates.</summary>
public sealed record TableDefinition
{
    /// <summary>The name on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>The name that prints it together with others.</summary>
    public required string Study { get; init; }

    /// <summary>One line above the table.</summary>
    public required string Title { get; init; }

    /// <summary>Paper and place of what is published of it; may be empty.</summary>
    public string Source { get; init; } = "";

    /// <summary>What is run, and how far the paper states it; may be empty.</summary>
    public string Protocol { get; init; } = "";

    /// <summary>What has a row at each level, in order; at least one.</summary>
    public required ImmutableArray<TableRow> Rows { get; init; }

    /// <summary>The columns, in order; at least one.</summary>
    public required ImmutableArray<Column> Columns { get; init; }

    /// <summary>The levels it shows, ascending; none for all.</summary>
    public ImmutableArray<int> Levels { get; init; } = [];

    /// <summary>What its experiments are shortened to unless the full protocol is asked for; null where it is always run in full.</summary>
    public ReducedForm? Reduced { get; init; }
}
