using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;

namespace TicketDsl.Generators.Emit;

/// <summary>Writes the lists of the assembly's experiments and tables. Those with errors are left out.</summary>
internal static class RegistryEmitter
{
    public static SourceFile Emit(Registry registry)
    {
        var writer = SourceFile.Begin("from all experiments of this assembly");
        if (registry.Namespace.Length > 0) writer.Line($"namespace {registry.Namespace};").Blank();
        writer.Doc("The assembly's experiments and tables.");
        writer.Block($"public static class {ReservedName.Registry}", () =>
        {
            writer.Doc("Their definitions, in ordinal order of their names; a sweep's points stand at its name.");
            writer.Line("public static global::System.Collections.Immutable.ImmutableArray<global::TicketDsl.ExperimentDefinition> All { get; } =");
            writer.Line("[");
            foreach (var experiment in registry.Experiments) writer.Line(experiment.IsSweep ? $"    .. {experiment.Name}.Points.All," : $"    {experiment.Name}.Definition,");
            writer.Line("];");
            const string tables = "public static global::System.Collections.Immutable.ImmutableArray<global::TicketDsl.TableDefinition> Tables { get; } =";
            writer.Blank().Doc("The declared tables, in ordinal order of their names.");
            if (registry.Tables.Count == 0)
            {
                writer.Line($"{tables} [];");
                return;
            }

            writer.Line(tables).Line("[");
            foreach (var table in registry.Tables) writer.Line($"    {table}.Definition,");
            writer.Line("];");
        });
        return new SourceFile($"{ReservedName.Registry}.g.cs", writer.ToString());
    }
}
