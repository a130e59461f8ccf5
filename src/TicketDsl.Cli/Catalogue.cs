using System.Collections.Immutable;
using TicketDsl.Runtime.Reporting;

namespace TicketDsl.Cli;

/// <summary>What the project declares, found by name.</summary>
internal sealed record Catalogue(ImmutableArray<ExperimentDefinition> Experiments, ImmutableArray<PaperTable> Tables)
{
    /// <summary>The experiment of that name, letters' case aside.</summary>
    /// <exception cref="TicketException">There is none: names the near misses.</exception>
    public ExperimentDefinition Experiment(string name) =>
        Experiments.FirstOrDefault(experiment => IsNamed(experiment.Name, name))
        ?? throw Unknown("experiment", name, Experiments.Select(experiment => experiment.Name));

    /// <summary>The table of that name, or all tables of the study of that name.</summary>
    /// <exception cref="TicketException">There is none: names the near misses. Or one is declared so that it can not be filled.</exception>
    public ImmutableArray<PaperTable> TablesOf(string name)
    {
        ImmutableArray<PaperTable> found = [.. Tables.Where(table => IsNamed(table.Name, name) || IsNamed(table.Study.Name, name))];
        if (found.IsEmpty) throw Unknown("table", name, Tables.SelectMany(table => new[] { table.Study.Name, table.Name }).Distinct());
        foreach (var table in found) table.Check();
        return found;
    }

    private static bool IsNamed(string known, string name) => known.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static TicketException Unknown(string kind, string name, IEnumerable<string> known) =>
        new($"there is no {kind} '{name}'; {NearMisses.Hint(name, known, "use the list command to see them all")}", badUse: true);
}
