using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TicketDsl.Generators.CSharp;

/// <summary>Finds the records and classes of a file that have attributes, once a tree.</summary>
internal static class AttributedTypes
{
    private static readonly ConditionalWeakTable<SyntaxTree, TypeDeclarationSyntax[]> Known = new();

    public static TypeDeclarationSyntax[] In(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Known.TryGetValue(tree, out var known)) return known;
        var types = tree.GetRoot(cancellation)
            .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<TypeDeclarationSyntax>()
            .Where(static type => type is (RecordDeclarationSyntax or ClassDeclarationSyntax) && type.AttributeLists.Count > 0)
            .ToArray();
        return Known.GetValue(tree, _ => types);
    }
}
