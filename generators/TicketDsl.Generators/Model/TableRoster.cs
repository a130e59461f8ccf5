using System.Collections.Immutable;
using TicketDsl.Generators.Diagnostics;

namespace TicketDsl.Generators.Model;

/// <summary>All tables of the compilation, each name once.</summary>
/// <param name="Tables">The tables to write.</param>
/// <param name="Duplicates">A diagnostic for each one whose name was taken.</param>
internal sealed record TableRoster(EquatableArray<CheckedTable> Tables, EquatableArray<DiagnosticSpec> Duplicates)
{
    /// <summary>The first table of a name keeps it; case does not tell names apart.</summary>
    public static TableRoster Of(ImmutableArray<ValidatedTable> all)
    {
        var taken = new Dictionary<string, TableSpec>(StringComparer.OrdinalIgnoreCase);
        var tables = new List<CheckedTable>();
        var duplicates = new List<DiagnosticSpec>();
        foreach (var one in all)
        {
            if (one.Table is not { Spec: var spec } table) continue;
            if (taken.TryGetValue(spec.Name, out var first) || taken.TryGetValue(spec.QualifiedName, out first))
            {
                duplicates.Add(new DiagnosticSpec(RuleIds.DuplicateTable, one.Place, [spec.Name, $"in {first.SourceFile}"]));
                continue;
            }

            taken.Add(spec.Name, spec);
            if (!taken.ContainsKey(spec.QualifiedName)) taken.Add(spec.QualifiedName, spec);
            tables.Add(table);
        }

        return new TableRoster(tables.ToEquatableArray(), duplicates.ToEquatableArray());
    }
}
