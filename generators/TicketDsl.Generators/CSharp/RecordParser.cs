using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;

namespace TicketDsl.Generators.CSharp;

/// <summary>Reads an attributed record. It judges how the declaration is written; what it says is the validator's.</summary>
internal static class RecordParser
{
    private static readonly SymbolDisplayFormat NamespaceFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>Whether the type is attributed as an experiment, be it a variant too.</summary>
    public static bool IsExperiment(INamedTypeSymbol type) => type.GetAttributes().Any(static data => AttributeReader.IsOurs(data) && data.AttributeClass!.Name == "ExperimentAttribute");

    /// <summary>The declaration that <paramref name="syntax"/> begins, whose type is <paramref name="type"/>.</summary>
    public static Declaration Parse(INamedTypeSymbol type, TypeDeclarationSyntax syntax, CancellationToken cancellation)
    {
        var notes = new DeclarationNotes();
        notes.Place(DeclarationField.Experiment, LocationSpec.Of(syntax.Identifier));
        var canHaveStub = CheckKind(type, syntax, notes);
        var attributes = AttributeReader.On(type, cancellation);
        var constructor = PrimaryConstructor(type, cancellation);
        var parameters = constructor?.Parameters ?? [];
        var isBroken = attributes.Any(static attribute => attribute.IsBroken) || MisspeltAttributes.On(type, cancellation) || IsBroken(type, parameters, cancellation);

        ForeignSettings.Report(attributes, notes);
        var settings = new SettingsParser(attributes, notes);
        var variant = new VariantParser(attributes, notes);
        var extends = variant.Extends();
        var spec = new ExperimentSpec(
            Name: type.Name,
            Namespace: NamespaceOf(type),
            Front: DeclarationFront.CSharp,
            SourceFile: System.IO.Path.GetFileName(syntax.SyntaxTree.FilePath),
            Summary: DocSummary.Of(syntax),
            Seed: settings.Seed(),
            Dataset: settings.Dataset(),
            Scaling: settings.Scaling(),
            Replicates: settings.Replicates(),
            Initialization: settings.Initialization(),
            Training: settings.Training(),
            Optimizer: settings.Optimizer(type.Name),
            LearningRate: LearningRateParser.Parse(attributes, notes, type.Name),
            Augmentation: settings.Augmentation(),
            Pruning: PruningParser.Parse(attributes, notes, type.Name),
            Branches: settings.Branches(),
            Layers: parameters.Select((parameter, i) => ParameterParser.Parse(parameter, i, notes, cancellation)).ToEquatableArray(),
            Blocks: BlockParser.Used(parameters, cancellation))
        {
            IsBase = settings.IsBase(),
            HasOwnNetwork = extends is null || constructor is not null,
            Extends = extends?.Name.Value,
            Without = variant.Without(),
            Changes = variant.Changes(type.Name),
            Sweeps = variant.Sweeps(),
        };
        return new Declaration(spec, notes.Places, notes.Diagnostics, isBroken, canHaveStub) { IsBaseUnbound = extends is { IsBound: false } };
    }

    /// <summary>Where the type stands; empty for the global namespace.</summary>
    public static string NamespaceOf(INamedTypeSymbol type) => type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(NamespaceFormat);

    /// <summary>Whether members can be generated into the type; if not, what stands in the way is reported.</summary>
    private static bool CheckKind(INamedTypeSymbol type, TypeDeclarationSyntax syntax, DeclarationNotes notes)
    {
        var place = LocationSpec.Of(syntax.Identifier);
        if (!type.IsRecord || !syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            notes.Report(RuleIds.NotAPartialRecord, place, type.Name);
            return false;
        }

        var (obstacle, fix) = type switch
        {
            { ContainingType: { } outer } => ($"nested in '{outer.Name}'", $"move it out of '{outer.Name}'"),
            { IsGenericType: true } => ("generic", "remove its type parameters"),
            { IsFileLocal: true } => ("local to its file, where generated code can not reach it", "remove 'file'"),
            { IsAbstract: true } => ("abstract", "remove 'abstract'"),
            _ => ("", ""),
        };
        if (obstacle.Length == 0) return true;
        notes.Report(RuleIds.NotConstructible, place, type.Name, obstacle, fix);
        return type.IsAbstract && type is { ContainingType: null, IsGenericType: false, IsFileLocal: false };
    }

    /// <summary>The constructor of the positional parameters.</summary>
    public static IMethodSymbol? PrimaryConstructor(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.InstanceConstructors.FirstOrDefault(constructor =>
            constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellation) is TypeDeclarationSyntax));

    /// <summary>Whether the compiler reports errors in the type's parameters.</summary>
    public static bool IsBroken(INamedTypeSymbol type, IReadOnlyList<IParameterSymbol> parameters, CancellationToken cancellation) =>
        parameters.Any(parameter => AttributeReader.On(parameter, cancellation).Any(static attribute => attribute.IsBroken) || MisspeltAttributes.On(parameter, cancellation))
        || CompilerRefuses(type, parameters);

    /// <summary>What the compiler reports about parameters by itself: unknown types, names twice, names that a record's members have.</summary>
    private static bool CompilerRefuses(INamedTypeSymbol type, IReadOnlyList<IParameterSymbol> parameters) =>
        parameters.Any(parameter =>
            parameter.Type.TypeKind == TypeKind.Error || parameter.Name.Length == 0 || parameter.Name == type.Name
            || ReservedName.IsMemberOfRecords(parameter.Name))
        || parameters.Select(static parameter => parameter.Name).Distinct().Count() < parameters.Count;
}
