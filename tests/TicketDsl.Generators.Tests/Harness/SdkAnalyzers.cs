using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TicketDsl.Generators.Tests.Harness;

/// <summary>The analyzers that the SDK brings, all switched on: <c>AnalysisLevel</c> latest, <c>AnalysisMode</c> All.</summary>
public static class SdkAnalyzers
{
    private static readonly string Folder = Find();

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. new[] { "Microsoft.CodeAnalysis.NetAnalyzers.dll", "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll" }
            .SelectMany(name => new AnalyzerFileReference(Path.Combine(Folder, name), new Loader()).GetAnalyzers(LanguageNames.CSharp)),
    ];

    /// <summary>How many there are, so that a test can tell whether they were found.</summary>
    public static int Count => Analyzers.Length;

    /// <summary>All warnings and errors of compiler and analyzers.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> FindAsync(Compilation compilation)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        var levels = Severities().ToImmutableDictionary();
        var all = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(levels))
            .WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var found = await all.GetAllDiagnosticsAsync().ConfigureAwait(false);
        Assert.That(found.Where(diagnostic => diagnostic.Id == "AD0001"), Is.Empty, "An analyzer failed.");
        return [.. found.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)];
    }

    /// <summary>The severities of the SDK's own file of that mode.</summary>
    private static IEnumerable<KeyValuePair<string, ReportDiagnostic>> Severities() =>
        from line in File.ReadLines(Path.Combine(Folder, "build", "config", $"analysislevel_{Environment.Version.Major}_all.globalconfig"))
        where line.StartsWith("dotnet_diagnostic.", StringComparison.Ordinal)
        let parts = line.Split('.', '=')
        select KeyValuePair.Create(parts[1], parts[3].Trim() == "none" ? ReportDiagnostic.Suppress : ReportDiagnostic.Warn);

    private static string Find()
    {
        var root = Directory.GetParent(Path.GetDirectoryName(typeof(object).Assembly.Location)!)!.Parent!.Parent!.FullName;
        var newest = Directory.GetDirectories(Path.Combine(root, "sdk")).Where(folder => Version.TryParse(Path.GetFileName(folder), out var version) && version.Major == Environment.Version.Major)
            .MaxBy(folder => Version.Parse(Path.GetFileName(folder)));
        Assert.That(newest, Is.Not.Null, $"No SDK of .NET {Environment.Version.Major} in {root}.");
        return Path.Combine(newest!, "Sdks", "Microsoft.NET.Sdk", "analyzers");
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
