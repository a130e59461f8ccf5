using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests.Rules;

/// <summary>Sound tables in both languages, for tests to break; their rows are of <see cref="Samples"/>.</summary>
public static class TableFiles
{
    /// <summary>As a record.</summary>
    public static TestFile Record { get; } = new("Tickets.cs", """
        using TicketDsl;

        namespace Tests;

        /// <summary>A table to break.</summary>
        [Table("tickets", Title = "Tickets & controls", Study = "studies", Source = "A paper.", Protocol = "That of the paper.", Columns = [Column.EarlyStop, Column.InDegree], Levels = [0, 3])]
        [Row(typeof(Sample), Name = "ticket")]
        [Row(typeof(Sample), Control = Control.Rearrange)]
        [Reduced(Steps = "500it", Rounds = 2, Replicates = 3, Controls = 1, ControlLevels = [2])]
        public partial record Tickets;

        """.ReplaceLineEndings("\n"));

    /// <summary>As a YAML file.</summary>
    public static TestFile Yaml { get; } = new("tickets.ticket.yaml", """
        table: tickets
        title: Tickets & controls
        study: studies
        source: A paper.
        protocol: That of the paper.
        rows: [ { experiment: Sample, name: ticket }, { experiment: Sample, control: rearrange } ]
        levels: [ 0, 3 ]
        columns: [ early-stop, in-degree ]
        reduced: { steps: 500it, rounds: 2, replicates: 3, controls: 1, control-levels: [ 2 ] }

        """.ReplaceLineEndings("\n"));

    /// <summary>A use of the table's member: what should not be an error as well when the table has one.</summary>
    public static TestFile Use { get; } = new("UseOfTable.cs", """
        namespace Tests;

        /// <summary>Uses.</summary>
        public static class UseOfTable
        {
            /// <summary>A use.</summary>
            public static string Title => Tickets.Definition.Title;
        }

        """.ReplaceLineEndings("\n"));
}
