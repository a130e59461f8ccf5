using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TicketDsl.Generators.Tests.Harness;

/// <summary>Compilations as strict as this repository's: doc comments checked, nullable, no unsafe code.</summary>
public static class TestCompilation
{
    /// <summary>How test files are parsed.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> Framework = ReadFramework();

    private static readonly MetadataReference TicketDsl = MetadataReference.CreateFromFile(typeof(ExperimentDefinition).Assembly.Location);

    /// <summary>A library of the trees that references TicketDsl.</summary>
    public static CSharpCompilation Of(IEnumerable<SyntaxTree> trees) => Of(trees, [.. Framework, TicketDsl]);

    /// <summary>A library of the trees that does not.</summary>
    public static CSharpCompilation WithoutTicketDsl(IEnumerable<SyntaxTree> trees) => Of(trees, Framework);

    private static CSharpCompilation Of(IEnumerable<SyntaxTree> trees, ImmutableArray<MetadataReference> references) => CSharpCompilation.Create(
        "Experiments.Under.Test", trees, references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The framework's assemblies only: those beside the tests hold the vocabulary a second time.</summary>
    private static ImmutableArray<MetadataReference> ReadFramework()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var paths = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return [.. paths.Where(path => Path.GetDirectoryName(path) == folder).Select(path => MetadataReference.CreateFromFile(path))];
    }
}
