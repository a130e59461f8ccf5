using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TicketDsl.Generators.CSharp;

/// <summary>
/// Reads records, each once for as long as nothing changes that it depends on. Binding the attributes of all records after each edit
/// of one is what an editor would wait for. Only what the reading is a pure function of decides: the node itself, the trees of all
/// records whose attributes are read with it, and the rest of the compilation by its <see cref="Surroundings"/>.
/// </summary>
internal static class RecordMemo
{
    private static readonly ConditionalWeakTable<SyntaxNode, StrongBox<Reading>> Known = new();

    /// <summary>
    /// What each attributed type declares, in the order in which they stand; nothing where no attribute makes it a declaration. That keeps
    /// its place too, so that the places of those after it do not depend on it.
    /// </summary>
    public static ImmutableArray<DeclaredRecord> ReadAll(Compilation compilation, CancellationToken cancellation) => compilation.SyntaxTrees
        .SelectMany(tree => AttributedTypes.In(tree, cancellation))
        .Select(type => Read(type, compilation, cancellation))
        .ToImmutableArray();

    /// <summary>What one type declares.</summary>
    internal static DeclaredRecord Read(TypeDeclarationSyntax syntax, Compilation compilation, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!AttributeNames.MayDeclare(syntax, compilation, cancellation)) return DeclaredRecord.None;
        var surroundings = Surroundings.Of(compilation, cancellation);
        var known = Known.GetValue(syntax, static _ => new StrongBox<Reading>());
        if (known.Value is { } reading && reading.Surroundings == surroundings && reading.Trees.All(compilation.ContainsSyntaxTree)) return reading.Declared;
        if (compilation.GetSemanticModel(syntax.SyntaxTree).GetDeclaredSymbol(syntax, cancellation) is not { } type) return DeclaredRecord.None;
        var declared = DeclaredRecord.Of(type, syntax, cancellation);
        known.Value = new Reading(surroundings, Trees(type, compilation, cancellation), declared);
        return declared;
    }

    /// <summary>The trees of the type and of all types that its parameters lead to: whether these are blocks is read from their attributes.</summary>
    private static SyntaxTree[] Trees(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        var types = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default) { type };
        var waiting = new Queue<INamedTypeSymbol>(types);
        while (waiting.Count > 0)
        {
            foreach (var parameter in RecordParser.PrimaryConstructor(waiting.Dequeue(), cancellation)?.Parameters ?? [])
            {
                if (parameter.Type is INamedTypeSymbol other && types.Add(other)) waiting.Enqueue(other);
            }
        }

        return types.SelectMany(static type => type.DeclaringSyntaxReferences).Select(static reference => reference.SyntaxTree)
            .Where(compilation.ContainsSyntaxTree).Distinct().ToArray();
    }

    /// <summary>A reading and all that it depends on.</summary>
    private sealed record Reading(string Surroundings, SyntaxTree[] Trees, DeclaredRecord Declared);
}
