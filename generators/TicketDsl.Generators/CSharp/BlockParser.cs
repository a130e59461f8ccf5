using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.CSharp;

/// <summary>Reads a record that is marked as a block, where it stands and wherever it is used.</summary>
internal static class BlockParser
{
    /// <summary>Whether the type is marked as a block.</summary>
    public static bool IsBlock(ITypeSymbol type) => type is INamedTypeSymbol && type.GetAttributes().Any(static data => AttributeReader.IsOurs(data) && data.AttributeClass!.Name == "BlockAttribute");

    /// <summary>Whether the parameter's type is declared in the parameter's own project; an editor shows the source of other projects too.</summary>
    public static bool IsOfItsProject(IParameterSymbol parameter) =>
        SymbolEqualityComparer.Default.Equals(parameter.Type.ContainingAssembly, parameter.ContainingAssembly);

    /// <summary>The type as generated code writes it.</summary>
    public static string TypeName(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>The block with what is wrong with it.</summary>
    public static BlockDeclaration Parse(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var notes = new DeclarationNotes();
        var syntax = type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>()
            .OrderBy(static part => part.ParameterList is null).First();
        var place = LocationSpec.Of(syntax.Identifier);
        notes.Place(DeclarationField.Network, place);
        if (Obstacle(type) is { } obstacle)
        {
            // What it is made of matters once it is a record.
            notes.Report(RuleIds.NotABlock, place, type.Name, obstacle);
            return new BlockDeclaration(
                new BlockSpec(type.Name, TypeName(type), [], IsReadable: false), [], DeclarationFront.CSharp, notes.Places, notes.Diagnostics, IsBroken: true);
        }

        var parameters = RecordParser.PrimaryConstructor(type, cancellation)?.Parameters ?? [];
        var layers = parameters.Select((parameter, i) => ParameterParser.Parse(parameter, i, notes, cancellation)).ToEquatableArray();
        var isBroken = RecordParser.IsBroken(type, parameters, cancellation);
        var spec = new BlockSpec(type.Name, TypeName(type), layers, IsReadable: !isBroken && notes.Diagnostics.Count == 0);
        return new BlockDeclaration(
            spec, Used(parameters, cancellation).Where(other => other.TypeName != spec.TypeName).Prepend(spec).ToEquatableArray(),
            DeclarationFront.CSharp, notes.Places, notes.Diagnostics, isBroken);
    }

    /// <summary>The blocks that parameters use, and those that these use.</summary>
    public static EquatableArray<BlockSpec> Used(IEnumerable<IParameterSymbol> parameters, CancellationToken cancellation)
    {
        var found = new Dictionary<string, BlockSpec>(StringComparer.Ordinal);
        var waiting = new Queue<IParameterSymbol>(parameters);
        while (waiting.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var parameter = waiting.Dequeue();
            if (parameter.Type is not INamedTypeSymbol type || !IsBlock(type) || !IsOfItsProject(parameter)) continue;
            var name = TypeName(type);
            if (found.ContainsKey(name)) continue;
            found.Add(name, Spec(type, cancellation));
            foreach (var inner in RecordParser.PrimaryConstructor(type, cancellation)?.Parameters ?? []) waiting.Enqueue(inner);
        }

        return found.Values.ToEquatableArray();
    }

    private static BlockSpec Spec(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var notes = new DeclarationNotes();
        var parameters = RecordParser.PrimaryConstructor(type, cancellation)?.Parameters ?? [];
        var layers = parameters.Select((parameter, i) => ParameterParser.Parse(parameter, i, notes, cancellation)).ToEquatableArray();
        var isReadable = Obstacle(type) is null && !RecordParser.IsBroken(type, parameters, cancellation) && notes.Diagnostics.Count == 0;
        return new BlockSpec(type.Name, TypeName(type), layers, isReadable);
    }

    /// <summary>Why generated code can not construct it, if it can not.</summary>
    private static string? Obstacle(INamedTypeSymbol type) => type switch
    {
        { IsRecord: false } => "no record; write 'record' for 'class'",
        { ContainingType: { } outer } => $"nested in '{outer.Name}'; move it out",
        { IsGenericType: true } => "generic; remove its type parameters",
        { IsFileLocal: true } => "local to its file; remove 'file'",
        { IsAbstract: true } => "abstract; remove 'abstract'",
        _ => null,
    };
}
