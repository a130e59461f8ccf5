extern alias generator;

using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text;
using generator::TicketDsl.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TicketDsl.Check;

/// <summary>Checks declarations by running the generator over them, as the compiler does, without compiling anything else.</summary>
public static class ExperimentCheck
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    /// <summary>What is wrong with the files, all taken as one project.</summary>
    /// <param name="files">The files; each path once.</param>
    /// <param name="cancellation">Ends the check.</param>
    public static CheckReport Of(IReadOnlyCollection<CheckedFile> files, CancellationToken cancellation = default)
    {
        var trees = files.Where(file => !file.IsYaml).Select(file => CSharpSyntaxTree.ParseText(file.Text, ParseOptions, file.Path, Encoding.UTF8, cancellation)).ToArray();
        var driver = CSharpGeneratorDriver.Create(
            [new ExperimentGenerator().AsSourceGenerator()],
            files.Where(file => file.IsYaml).Select(AdditionalText (file) => new YamlText(file)),
            ParseOptions);
        var compilation = ProjectReferences.Compile(trees, ParseOptions);
        var result = driver.RunGenerators(compilation, cancellation).GetRunResult().Results.Single();

        // A defect of the generator, which the driver keeps, is not a mistake in the files.
        if (result.Exception is { } defect) ExceptionDispatchInfo.Throw(defect);

        // What the generator makes of half a record is of no use beside the reason why it is half.
        var unreadable = trees.Select(tree => SyntaxError(tree, cancellation)).OfType<Finding>().ToDictionary(finding => finding.Path);
        var found = result.Diagnostics
            .Where(diagnostic => !diagnostic.IsSuppressed)
            .Select(diagnostic => Of(diagnostic, diagnostic.GetMessage(CultureInfo.InvariantCulture)))
            .Where(finding => !unreadable.ContainsKey(finding.Path));
        return new CheckReport([.. found.Concat(unreadable.Values).Order(Place)], files.Count(file => file.IsYaml) + trees.Sum(tree => Records(tree, compilation, cancellation)));
    }

    private static readonly Comparer<Finding> Place = Comparer<Finding>.Create((a, b) =>
        string.CompareOrdinal(a.Path, b.Path) is not 0 and var path ? path : (a.Line, a.Column, a.Id).CompareTo((b.Line, b.Column, b.Id)));

    /// <summary>How many records of a file are declared to be experiments, be they sound or not.</summary>
    private static int Records(SyntaxTree tree, Compilation compilation, CancellationToken cancellation)
    {
        var model = compilation.GetSemanticModel(tree);
        return tree.GetRoot(cancellation).DescendantNodes().OfType<TypeDeclarationSyntax>()
            .Where(declaration => declaration.AttributeLists.Count > 0)
            .Select(declaration => model.GetDeclaredSymbol(declaration, cancellation))
            .OfType<INamedTypeSymbol>()
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .Count(type => type.GetAttributes().Any(attribute => attribute.AttributeClass
                is { Name: "ExperimentAttribute" or "ExtendsAttribute", ContainingNamespace: { Name: "TicketDsl", ContainingNamespace.IsGlobalNamespace: true } }
                && attribute.ApplicationSyntaxReference?.SyntaxTree == tree));
    }

    /// <summary>The first syntax error of a file, with how many follow it.</summary>
    private static Finding? SyntaxError(SyntaxTree tree, CancellationToken cancellation)
    {
        var errors = tree.GetDiagnostics(cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ToArray();
        if (errors.Length == 0) return null;
        var more = errors.Length == 1 ? "" : $" (and {(errors.Length - 1).ToString(CultureInfo.InvariantCulture)} more)";
        return Of(errors[0], $"{errors[0].GetMessage(CultureInfo.InvariantCulture)}{more}; mend the syntax, then check again");
    }

    private static Finding Of(Diagnostic diagnostic, string message)
    {
        var place = diagnostic.Location.GetLineSpan();
        var start = place.StartLinePosition;
        return new Finding(place.Path, start.Line + 1, start.Character + 1, Weight(diagnostic.Severity), diagnostic.Id, message);
    }

    private sealed class YamlText(CheckedFile file) : AdditionalText
    {
        public override string Path => file.Path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(file.Text, Encoding.UTF8);
    }

    private static FindingWeight Weight(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => FindingWeight.Error,
        DiagnosticSeverity.Warning => FindingWeight.Warning,
        _ => FindingWeight.Information,
    };
}
