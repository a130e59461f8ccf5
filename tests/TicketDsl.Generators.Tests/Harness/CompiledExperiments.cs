using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;

namespace TicketDsl.Generators.Tests.Harness;

/// <summary>Generated code, compiled and loaded.</summary>
/// <param name="Assembly">The loaded assembly.</param>
public sealed record CompiledExperiments(Assembly Assembly)
{
    /// <summary>What its registry lists.</summary>
    public ImmutableArray<ExperimentDefinition> Definitions => Get<ImmutableArray<ExperimentDefinition>>("Tests.Experiments", "All");

    /// <summary>A static property's value.</summary>
    public T Get<T>(string type, string property) =>
        (T)Assembly.GetType(type, throwOnError: true)!.GetProperty(property)!.GetValue(null)!;

    /// <summary>Compiles files with what is generated for them, without errors, and loads the assembly.</summary>
    public static CompiledExperiments Of(params TestFile[] files)
    {
        using var stream = new MemoryStream();
        var emitted = GeneratorRun.Of(files).After.Emit(stream);
        Assert.That(emitted.Success, string.Join("\n", emitted.Diagnostics));
        stream.Position = 0;
        return new CompiledExperiments(new AssemblyLoadContext("experiments", isCollectible: true).LoadFromStream(stream));
    }
}
