extern alias generator;

using System.Collections.Immutable;
using generator::TicketDsl.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TicketDsl.Generators.Tests.Harness;

/// <summary>A run of the generator over some files. Every run is done twice, and the second must find everything as it was.</summary>
public sealed class GeneratorRun
{
    private GeneratorRun(Compilation before, Compilation after, GeneratorDriverRunResult result)
    {
        Before = before;
        After = after;
        Result = result.Results.Single();
    }

    /// <summary>The compilation that the generator saw.</summary>
    public Compilation Before { get; }

    /// <summary>The compilation with what the generator wrote.</summary>
    public Compilation After { get; }

    /// <summary>What the generator did.</summary>
    public GeneratorRunResult Result { get; }

    /// <summary>What the generator found wrong.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    /// <summary>What the compiler itself finds wrong with the files and what was written for them.</summary>
    public IEnumerable<Diagnostic> CompilerDiagnostics => After.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);

    /// <summary>Runs the generator; files that end in .cs are compiled, all others are additional files.</summary>
    public static GeneratorRun Of(params TestFile[] files)
    {
        var compilation = Compile(files);
        var driver = Driver(files).RunGeneratorsAndUpdateCompilation(compilation, out var after, out _);
        var first = driver.GetRunResult();
        var second = driver.RunGenerators(compilation.Clone()).GetRunResult();
        StepReasons.AssertNothingRanAgain(second);
        return new GeneratorRun(compilation, after, first);
    }

    /// <summary>What the generator writes for some files, by name: what a snapshot holds.</summary>
    public static SortedDictionary<string, string> GeneratedSources(params TestFile[] files) => Of(files).Sources;

    /// <summary>What the generator wrote, by name.</summary>
    public SortedDictionary<string, string> Sources => new(
        Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString()), StringComparer.Ordinal);

    /// <summary>A driver that remembers why its steps ran.</summary>
    public static GeneratorDriver Driver(params TestFile[] files) => Driver(files, isTracked: true);

    /// <summary>A driver for very many files: what it remembers of its steps would grow with the cube of their number.</summary>
    public static GeneratorDriver UntrackedDriver(params TestFile[] files) => Driver(files, isTracked: false);

    private static CSharpGeneratorDriver Driver(TestFile[] files, bool isTracked) => CSharpGeneratorDriver.Create(
        [new ExperimentGenerator().AsSourceGenerator()],
        files.Where(file => !file.IsCSharp).Select(file => file.ToAdditionalText()),
        TestCompilation.ParseOptions,
        new RootNamespaceOptions("Tests"),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: isTracked));

    /// <summary>The compilation of the files that end in .cs.</summary>
    public static CSharpCompilation Compile(params TestFile[] files) =>
        TestCompilation.Of(files.Where(file => file.IsCSharp).Select(file => file.ToTree()));
}
