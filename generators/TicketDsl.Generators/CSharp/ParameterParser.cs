using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.CSharp;

/// <summary>Reads a positional parameter, which is a layer.</summary>
internal static class ParameterParser
{
    public static LayerSpec Parse(IParameterSymbol parameter, int index, DeclarationNotes notes, CancellationToken cancellation)
    {
        var syntax = parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as ParameterSyntax;
        if (syntax is not null) notes.Place(DeclarationField.Layer, LocationSpec.Of(syntax.Identifier), index);

        if (!IsLayer(parameter.Type))
        {
            if (syntax is not null && parameter.Type.TypeKind != TypeKind.Error)
            {
                notes.Report(
                    RuleIds.NotALayer, LocationSpec.Of((SyntaxNode?)syntax.Type ?? syntax),
                    parameter.Name, parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
            }

            return new LayerSpec(parameter.Name, DeclaredLayerKind.Unreadable, null, Activation.None, null);
        }

        var kind = DeclaredLayerKind.Missing;
        int? units = null;
        double? fraction = null;
        var activation = Activation.None;
        foreach (var attribute in AttributeReader.On(parameter, cancellation))
        {
            switch (attribute.Name)
            {
                case "Linear":
                    kind = DeclaredLayerKind.Linear;
                    units = Note(attribute.Positional<int>(0), DeclarationField.LayerUnits)?.Value;
                    break;

                case "Relu":
                    activation = Activation.Relu;
                    break;

                case "PruningFraction":
                    fraction = Note(attribute.Positional<double>(0), DeclarationField.LayerPruningFraction)?.Value;
                    break;
            }
        }

        return new LayerSpec(parameter.Name, kind, units, activation, fraction);

        Argument<T>? Note<T>(Argument<T>? argument, DeclarationField field)
        {
            if (argument is not null) notes.Place(field, argument.Location, index);
            return argument;
        }
    }

    private static bool IsLayer(ITypeSymbol type) =>
        type is { Name: "Layer", ContainingType: null, ContainingNamespace: { Name: "TicketDsl", ContainingNamespace.IsGlobalNamespace: true } };
}
