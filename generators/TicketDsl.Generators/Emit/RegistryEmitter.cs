using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;

namespace TicketDsl.Generators.Emit;

/// <summary>Writes the list of the assembly's experiments. Experiments with errors are left out of it.</summary>
internal static class RegistryEmitter
{
    public static SourceFile Emit(Registry registry)
    {
        var writer = SourceFile.Begin("from all experiments of this assembly");
        if (registry.Namespace.Length > 0) writer.Line($"namespace {registry.Namespace};").Blank();
        writer.Doc("The assembly's experiments.");
        writer.Block($"public static class {ReservedName.Registry}", () =>
        {
            writer.Doc("Their definitions, in ordinal order of their names; a sweep's points stand at its name.");
            writer.Line("public static global::System.Collections.Immutable.ImmutableArray<global::TicketDsl.ExperimentDefinition> All { get; } =");
            writer.Line("[");
            foreach (var experiment in registry.Experiments) writer.Line(experiment.IsSweep ? $"    .. {experiment.Name}.Points.All," : $"    {experiment.Name}.Definition,");
            writer.Line("];");
        });
        return new SourceFile($"{ReservedName.Registry}.g.cs", writer.ToString());
    }
}
