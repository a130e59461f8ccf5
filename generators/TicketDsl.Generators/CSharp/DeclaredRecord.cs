using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.CSharp;

/// <summary>What an attributed type declares; it may be several things.</summary>
/// <param name="Experiment">The experiment, where it is one.</param>
/// <param name="Block">The block, where it is one.</param>
/// <param name="Table">The table, where it is one.</param>
internal sealed record DeclaredRecord(Declaration? Experiment, BlockDeclaration? Block, TableDeclaration? Table)
{
    /// <summary>No declaration.</summary>
    public static DeclaredRecord None { get; } = new(null, null, null);

    /// <summary>What the attributes of one part of a type make of it.</summary>
    public static DeclaredRecord Of(INamedTypeSymbol type, TypeDeclarationSyntax part, CancellationToken cancellation)
    {
        var names = type.GetAttributes()
            .Where(data => AttributeReader.IsOurs(data) && data.ApplicationSyntaxReference is { } reference
                && reference.SyntaxTree == part.SyntaxTree && part.AttributeLists.FullSpan.Contains(reference.Span))
            .Select(static data => data.AttributeClass!.Name)
            .ToArray();

        // A variant may have both attributes, and each on a part of its own.
        var isExperiment = names.Contains("ExperimentAttribute") || (names.Contains("ExtendsAttribute") && !RecordParser.IsExperiment(type));
        return new DeclaredRecord(
            isExperiment ? RecordParser.Parse(type, part, cancellation) : null,
            names.Contains("BlockAttribute") ? BlockParser.Parse(type, cancellation) : null,
            names.Contains("TableAttribute") ? TableParser.Parse(type, part, isExperiment, cancellation) : null);
    }
}
