using System.Collections.Immutable;
using TicketDsl.Runtime.Reporting;

namespace TicketDsl.Cli;

/// <summary>What the project declares, found by name.</summary>
internal sealed record Catalogue(ImmutableArray<ExperimentDefinition> Experiments, ImmutableArray<PaperTable> Tables)
{
    /// <summary>What the project declares, and what it fills by code of its own, which comes first.</summary>
    public static Catalogue Of(ImmutableArray<ExperimentDefinition> experiments, ImmutableArray<TableDefinition> declared, ImmutableArray<PaperTable> tables) =>
        new(experiments, [.. tables, .. declared.Select(DeclaredTable.Of)]);

    /// <summary>The experiment of that name, or all points of the sweep of that name, letters' case aside.</summary>
    /// <exception cref="TicketException">There is none: names the near misses.</exception>
    public ImmutableArray<ExperimentDefinition> ExperimentsOf(string name) => PointsOf(name) is { IsEmpty: false } points ? points : [Experiment(name)];

    /// <summary>The points of the sweep of that name, letters' case aside; none where there is no such sweep.</summary>
    public ImmutableArray<ExperimentDefinition> PointsOf(string name) =>
        [.. Experiments.Where(experiment => experiment.Sweep is { } sweep && IsNamed(sweep, name))];

    /// <summary>The experiment of that name, letters' case aside.</summary>
    /// <exception cref="TicketException">There is none: names the near misses.</exception>
    public ExperimentDefinition Experiment(string name) =>
        Experiments.FirstOrDefault(experiment => IsNamed(experiment.Name, name))
        ?? throw Unknown("experiment", name, Experiments.Select(experiment => experiment.Name).Concat(Experiments.Select(experiment => experiment.Sweep).OfType<string>().Distinct()));

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
