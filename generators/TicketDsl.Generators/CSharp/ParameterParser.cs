using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.CSharp;

/// <summary>Reads a positional parameter, which is a layer.</summary>
internal sealed class ParameterParser
{
    private readonly IParameterSymbol _parameter;
    private readonly int _index;
    private readonly DeclarationNotes _notes;
    private AttributeReader? _kind;
    private AttributeReader? _activation;

    private ParameterParser(IParameterSymbol parameter, int index, DeclarationNotes notes) =>
        (_parameter, _index, _notes) = (parameter, index, notes);

    public static LayerSpec Parse(IParameterSymbol parameter, int index, DeclarationNotes notes, CancellationToken cancellation)
    {
        var syntax = parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as ParameterSyntax;
        if (syntax is not null) notes.Place(DeclarationField.Layer, LocationSpec.Of(syntax.Identifier), index);
        if (IsLayer(parameter.Type)) return new ParameterParser(parameter, index, notes).Layer(cancellation);
        var type = syntax is null ? LocationSpec.None : LocationSpec.Of((SyntaxNode?)syntax.Type ?? syntax);
        var name = parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        if (BlockParser.IsBlock(parameter.Type))
        {
            if (BlockParser.IsOfItsProject(parameter)) return BlockUseParser.Parse(parameter, index, name, notes, cancellation);
            notes.Report(RuleIds.UnknownBlock, type, name, "block of this project", "it is declared elsewhere; declare it here");
        }
        else if (syntax is not null && parameter.Type.TypeKind != TypeKind.Error)
        {
            var fix = parameter.Type is INamedTypeSymbol { IsRecord: true } ? $", or mark '{name}' with [Block]" : "";
            notes.Report(RuleIds.NotALayer, type, parameter.Name, name, fix);
        }

        return new LayerSpec(parameter.Name, new UnreadableSpec());
    }

    private LayerSpec Layer(CancellationToken cancellation)
    {
        var layer = new LayerSpec(_parameter.Name, new MissingSpec());
        foreach (var attribute in AttributeReader.On(_parameter, cancellation))
        {
            layer = attribute.Name switch
            {
                "Linear" => Kind(layer, attribute, Linear(attribute)),
                "Conv" => Kind(layer, attribute, Convolution(attribute)),
                "MaxPool" => Kind(layer, attribute, Pool(attribute, LayerKind.MaxPool)),
                "AveragePool" => Kind(layer, attribute, Pool(attribute, LayerKind.AveragePool)),
                "GlobalAveragePool" => Kind(layer, attribute, new GlobalAveragePoolSpec()),
                "Flatten" => Kind(layer, attribute, new FlattenSpec()),
                "Relu" => Activated(layer, attribute, Activation.Relu),
                "Sigmoid" => Activated(layer, attribute, Activation.Sigmoid),
                "Tanh" => Activated(layer, attribute, Activation.Tanh),
                "BatchNorm" => layer with { HasBatchNorm = Placed(attribute, DeclarationField.LayerBatchNorm) },
                "Dropout" => layer with { Dropout = Note(attribute.Positional<double>(0), DeclarationField.LayerDropout) },
                "PruningFraction" => layer with { PruningFraction = Note(attribute.Positional<double>(0), DeclarationField.LayerPruningFraction) },
                "Repeat" or "Residual" or "Channels" or "Stride" => Stray(layer, attribute),
                _ => layer,
            };
        }

        return layer;
    }

    private LayerSpec Stray(LayerSpec layer, AttributeReader attribute)
    {
        _notes.Report(
            RuleIds.UselessLayerSetting, attribute.Location, $"'{attribute.Name}'", layer.Name, "only the use of a block has one", "remove it");
        return layer;
    }

    private OperationSpec Linear(AttributeReader attribute) =>
        Note(attribute.Positional<int>(0), DeclarationField.LayerUnits) is { } units ? new LinearSpec(units) : new UnreadableSpec();

    private ConvSpec Convolution(AttributeReader attribute) =>
        new ConvSpec(
            Note(attribute.Positional<int>(0), DeclarationField.LayerUnits),
            Note(attribute.Named<int>("Kernel"), DeclarationField.LayerKernel) ?? ConvSpec.DefaultKernel,
            Note(attribute.Named<int>("Stride"), DeclarationField.LayerStride) ?? ConvSpec.DefaultStride,
            Note(attribute.Named<int>("Padding"), DeclarationField.LayerPadding));

    private OperationSpec Pool(AttributeReader attribute, LayerKind kind) =>
        Note(attribute.Positional<int>(0), DeclarationField.LayerUnits) is not { } size ? new UnreadableSpec()
            : new PoolSpec(kind, size, Note(attribute.Named<int>("Stride"), DeclarationField.LayerStride));

    /// <summary>The layer with its kind, or one that is of no kind because it has two.</summary>
    private LayerSpec Kind(LayerSpec layer, AttributeReader attribute, OperationSpec operation)
    {
        if (_kind is not null)
        {
            // The first pair says it.
            if (layer.Operation is not UnreadableSpec)
                _notes.Report(RuleIds.SeveralLayerKinds, attribute.Location, layer.Name, attribute.Name, _kind.Name);
            return layer with { Operation = new UnreadableSpec() };
        }

        _kind = attribute;
        return layer with { Operation = operation, Bias = Note(attribute.Named<bool>("Bias"), DeclarationField.LayerBias) };
    }

    private LayerSpec Activated(LayerSpec layer, AttributeReader attribute, Activation activation)
    {
        if (_activation is not null)
        {
            _notes.Report(RuleIds.SeveralActivations, attribute.Location, layer.Name, attribute.Name, _activation.Name);
            return layer;
        }

        _activation = attribute;
        _notes.Place(DeclarationField.LayerActivation, attribute.Location, _index);
        return layer with { Activation = activation };
    }

    private bool Placed(AttributeReader attribute, DeclarationField field)
    {
        _notes.Place(field, attribute.Location, _index);
        return true;
    }

    private T? Note<T>(Argument<T>? argument, DeclarationField field)
        where T : struct
    {
        if (argument is null) return null;
        _notes.Place(field, argument.Location, _index);
        return argument.Value;
    }

    private static bool IsLayer(ITypeSymbol type) =>
        type is { Name: "Layer", ContainingType: null, ContainingNamespace: { Name: "TicketDsl", ContainingNamespace.IsGlobalNamespace: true } };
}
