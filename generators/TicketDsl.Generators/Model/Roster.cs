using System.Collections.Immutable;
using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Naming;

namespace TicketDsl.Generators.Model;

/// <summary>An experiment and where its name stands.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Place">Where its name stands.</param>
internal sealed record RosterEntry(CheckedExperiment Experiment, LocationSpec Place);

/// <summary>All experiments of the compilation, each name once.</summary>
/// <param name="Experiments">The experiments to write.</param>
/// <param name="Duplicates">A diagnostic for each one whose name was taken.</param>
internal sealed record Roster(EquatableArray<CheckedExperiment> Experiments, EquatableArray<DiagnosticSpec> Duplicates)
{
    /// <summary>
    /// The first experiment of a name keeps it. Case does not tell names apart, since neither generated files nor
    /// stored results may differ by case alone.
    /// </summary>
    public static Roster Of(ImmutableArray<RosterEntry> entries)
    {
        var taken = new Dictionary<string, RosterEntry>(StringComparer.OrdinalIgnoreCase);
        var experiments = new List<CheckedExperiment>();
        var duplicates = new List<DiagnosticSpec>();
        foreach (var entry in entries)
        {
            var spec = entry.Experiment.Spec;
            if (!taken.TryGetValue(spec.Name, out var first))
            {
                taken.Add(spec.Name, entry);
                experiments.Add(entry.Experiment);
                foreach (var point in entry.Experiment.Points)
                {
                    // A point's name has the sweep's and its values in it: only a name that is made to can meet it.
                    var name = point.Experiment.Spec.Name;
                    if (!taken.TryGetValue(name, out var other)) taken.Add(name, entry);
                    else duplicates.Add(new DiagnosticSpec(RuleIds.DuplicateExperiment, entry.Place, [name, other.Experiment.Spec.SourceFile]));
                }
            }
            else if (!IsOneRecord(spec, first.Experiment.Spec))
            {
                duplicates.Add(new DiagnosticSpec(RuleIds.DuplicateExperiment, entry.Place, [spec.Name, first.Experiment.Spec.SourceFile]));
            }
        }

        return new Roster(experiments.ToEquatableArray(), duplicates.ToEquatableArray());
    }

    /// <summary>The list of experiments without errors; null where an experiment has taken its name.</summary>
    public Registry? ToRegistry(string rootNamespace, TableRoster tables) => Experiments.Any(static experiment => experiment.Spec.Name == ReservedName.Registry) ? null : new(
        rootNamespace,
        Experiments
            .Where(static experiment => !experiment.IsStub && !experiment.Spec.IsBase)
            .OrderBy(static experiment => experiment.Spec.Name, StringComparer.Ordinal)
            .Select(static experiment => new Registry.Entry(experiment.Spec.QualifiedName, experiment.IsSweep))
            .ToEquatableArray(),
        tables.Tables
            .Where(static table => !table.IsStub)
            .OrderBy(static table => table.Spec.Name, StringComparer.Ordinal)
            .Select(static table => table.Spec.QualifiedName)
            .ToEquatableArray());

    /// <summary>Two parts of one record both attributed, which the compiler reports by itself.</summary>
    private static bool IsOneRecord(ExperimentSpec a, ExperimentSpec b) =>
        a.QualifiedName == b.QualifiedName && a.Front == DeclarationFront.CSharp && b.Front == DeclarationFront.CSharp;
}
