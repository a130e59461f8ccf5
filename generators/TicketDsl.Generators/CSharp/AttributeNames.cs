using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TicketDsl.Generators.CSharp;

/// <summary>Tells by names alone which types can not be declarations, so that most are never bound.</summary>
internal static class AttributeNames
{
    private static readonly string[] Ours = ["Experiment", "Extends", "Block", "Table"];

    private static readonly ConditionalWeakTable<SyntaxTree, Aliases> Known = new();
    private static readonly ConditionalWeakTable<Compilation, ImmutableHashSet<string>> KnownGlobally = new();

    /// <summary>Whether one of the type's attributes may make it a declaration: it has that name, or one that stands for another.</summary>
    public static bool MayDeclare(TypeDeclarationSyntax type, Compilation compilation, CancellationToken cancellation)
    {
        foreach (var attribute in type.AttributeLists.SelectMany(static list => list.Attributes))
        {
            var name = Simple(attribute.Name);
            if (Ours.Any(ours => Means(name, ours)) || IsAlias(name, Of(type.SyntaxTree, cancellation).All) || IsAlias(name, Global(compilation, cancellation))) return true;
        }

        return false;
    }

    private static bool Means(string written, string name) => written == name || written == name + "Attribute";

    private static bool IsAlias(string name, ImmutableHashSet<string> aliases) => aliases.Contains(name) || aliases.Contains(name + "Attribute");

    /// <summary>A name without what it is qualified by.</summary>
    public static string Simple(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    private static ImmutableHashSet<string> Global(Compilation compilation, CancellationToken cancellation) => KnownGlobally.TryGetValue(compilation, out var known)
        ? known
        : KnownGlobally.GetValue(compilation, _ => compilation.SyntaxTrees.SelectMany(tree => Of(tree, cancellation).Global).ToImmutableHashSet());

    private static Aliases Of(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Known.TryGetValue(tree, out var known)) return known;
        var usings = ((CompilationUnitSyntax)tree.GetRoot(cancellation))
            .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<UsingDirectiveSyntax>()
            .Where(static directive => directive.Alias is not null)
            .ToArray();
        return Known.GetValue(tree, _ => new Aliases(Names(usings), Names(usings.Where(static directive => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)))));
    }

    private static ImmutableHashSet<string> Names(IEnumerable<UsingDirectiveSyntax> directives) =>
        directives.Select(static directive => directive.Alias!.Name.Identifier.ValueText).ToImmutableHashSet();

    /// <summary>Names that a file's directives give to something else.</summary>
    /// <param name="All">All of them.</param>
    /// <param name="Global">Those that hold in every file.</param>
    private sealed record Aliases(ImmutableHashSet<string> All, ImmutableHashSet<string> Global);
}
