using Microsoft.CodeAnalysis;
using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.CSharp;

/// <summary>Reads a positional parameter whose type is a block.</summary>
internal static class BlockUseParser
{
    /// <summary>The layer that the parameter is.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="index">Its place in the declaration.</param>
    /// <param name="block">The block's name as it is written.</param>
    /// <param name="notes">Where places and mistakes are noted.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static LayerSpec Parse(IParameterSymbol parameter, int index, string block, DeclarationNotes notes, CancellationToken cancellation)
    {
        var use = new BlockUseSpec(BlockParser.TypeName(parameter.Type));
        var layer = new LayerSpec(parameter.Name, use);
        foreach (var attribute in AttributeReader.On(parameter, cancellation))
        {
            switch (attribute.Name)
            {
                case "Repeat":
                    use = use with { Repeat = SettingsParser.Note(attribute.Positional<int>(0), DeclarationField.LayerRepeat, notes, index)?.Value };
                    break;

                case "Channels":
                    use = use with { Channels = SettingsParser.Note(attribute.Positional<int>(0), DeclarationField.LayerChannels, notes, index)?.Value };
                    break;

                case "Stride":
                    use = use with { Stride = SettingsParser.Note(attribute.Positional<int>(0), DeclarationField.LayerStride, notes, index)?.Value };
                    break;

                case "Residual":
                    notes.Place(DeclarationField.LayerResidual, attribute.Location, index);
                    use = use with
                    {
                        Residual = attribute.Named<int>("Activation") is { } activation
                            ? SettingsParser.Enumerated<Activation>(activation, "activation", null, notes) ?? Activation.Relu
                            : Activation.Relu,
                    };
                    break;

                case "PruningFraction":
                    layer = layer with { PruningFraction = SettingsParser.Note(attribute.Positional<double>(0), DeclarationField.LayerPruningFraction, notes, index)?.Value };
                    break;

                case "Prune":
                    layer = layer with { Pruning = PruningParser.OfLayer(attribute, index, notes) };
                    break;

                case "NotPruned":
                    notes.Place(DeclarationField.LayerNotPruned, attribute.Location, index);
                    layer = layer with { IsNotPruned = true };
                    break;

                case "Relu" or "Sigmoid" or "Tanh" or "BatchNorm" or "Dropout":
                    notes.Report(
                        RuleIds.UselessLayerSetting, attribute.Location,
                        $"'{attribute.Name}'", layer.Name, "it is a block", $"move it to a layer of '{block}'");
                    break;

                default:
                    notes.Report(RuleIds.SeveralLayerKinds, attribute.Location, layer.Name, attribute.Name, block);
                    break;
            }
        }

        return layer with { Operation = use };
    }
}
