namespace TicketDsl;

/// <summary>
/// Declares a table of means over replicates, a row for each of its <see cref="RowAttribute"/>s at each level. The command line knows it
/// by its name, and its type has it as <c>Definition</c>.
/// </summary>
/// <param name="name">The name on the command line and of its files: small letters, digits and hyphens.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TableAttribute(string name) : Attribute
{
    /// <summary>The name on the command line and of its files.</summary>
    public string Name { get; } = name;

    /// <summary>One line above the table; its name if left out.</summary>
    public string? Title { get; set; }

    /// <summary>The columns, in order.</summary>
    public Column[] Columns { get; set; } = [];

    /// <summary>The levels it shows; all if left out.</summary>
    public int[] Levels { get; set; } = [];

    /// <summary>What prints it together with other tables of that name, whose experiments run once for all of them; its own name if left out.</summary>
    public string? Study { get; set; }

    /// <summary>Paper and place of what is published of it.</summary>
    public string? Source { get; set; }

    /// <summary>What is run, and how far the paper states it.</summary>
    public string? Protocol { get; set; }
}
