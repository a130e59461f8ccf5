using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TicketDsl.Check;

/// <summary>What the files of a project are compiled against, of which a declaration needs little.</summary>
internal static class ProjectReferences
{
    /// <summary>What projects use without saying so: the SDK's implicit namespaces, and the one that a project may have made implicit.</summary>
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using TicketDsl;
        """;

    /// <summary>The trees, all parsed with the same options, as a library.</summary>
    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees, CSharpParseOptions options) => CSharpCompilation.Create(
        "Checked", trees.Append(CSharpSyntaxTree.ParseText(ImplicitUsings, options)),
        References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>TicketDsl and the framework that runs this program; what else lies beside it may hold the vocabulary a second time.</summary>
    private static IEnumerable<MetadataReference> References()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return platform.Where(path => Path.GetDirectoryName(path) == folder).Append(typeof(ExperimentDefinition).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
    }
}
