using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Emit;

/// <summary>
/// Writes the network as the runtime takes it, from the layers that the record holds and from those that it does not: what is implied,
/// a block's repetitions and shortcuts.
/// </summary>
internal static class PartsEmitter
{
    /// <summary>Writes the network of an experiment that is the record's own, or else (<paramref name="isHeld"/> false) as if the record held nothing.</summary>
    public static void Emit(CheckedExperiment experiment, CodeWriter writer, bool isHeld = true)
    {
        var network = experiment.Network;
        var held = network.Parts.Select(part => new HeldPart(part, isHeld ? $"{experiment.Spec.EscapedName}.Network.{part.EscapedName}" : null)).ToArray();
        if (network.Parts.Any(HasResidual))
        {
            writer.Line($"Network = new global::TicketDsl.NetworkDefinition({LayerExpression.Of(network.Input)},");
            writer.List("[", () => EmitParts(held, writer), "]),");
            return;
        }

        const string chain = "Network = global::TicketDsl.NetworkDefinition.Chain(";
        var layers = held.SelectMany(Layers).ToArray();
        if (network.Parts.All(static part => part is LayerShape { Kind: LayerKind.Linear }))
        {
            writer.Line($"{chain}{string.Join(", ", layers)}),");
            return;
        }

        writer.Line(chain);
        for (var i = 0; i < layers.Length; i++) writer.Line($"    {layers[i]}{(i == layers.Length - 1 ? ")," : ",")}");
    }

    /// <summary>A part, and the expression of the record's own where it holds one.</summary>
    private readonly record struct HeldPart(PartShape Part, string? Expression)
    {
        /// <summary>What it is made of. Of several blocks the record holds the first alone, in the name of them all.</summary>
        public IEnumerable<HeldPart> Inner()
        {
            var (part, expression) = (Part, Expression);
            return part is not GroupShape group ? []
                : group.BlockType is null ? group.Parts.Select((inner, i) => new HeldPart(inner, i == 0 ? expression : null))
                : group.Parts.Select(inner => new HeldPart(inner, expression is null ? null : $"{expression}.{inner.EscapedName}"));
        }
    }

    private static bool HasResidual(PartShape part) => part is GroupShape group && (group.Residual is not null || group.Parts.Any(HasResidual));

    /// <summary>The layers of a part without residual blocks.</summary>
    private static IEnumerable<string> Layers(HeldPart held) => held.Part is LayerShape layer ? [Layer(layer, held.Expression)] : held.Inner().SelectMany(Layers);

    private static void EmitParts(IEnumerable<HeldPart> parts, CodeWriter writer)
    {
        foreach (var held in parts)
        {
            if (held.Part is LayerShape layer)
            {
                writer.Line($"new global::TicketDsl.LayerPart({Layer(layer, held.Expression)}),");
            }
            else if (held.Part is GroupShape { Residual: { } residual })
            {
                writer.Line($"new global::TicketDsl.ResidualPart({Literal.Of(held.Part.Path)},");
                var projection = residual.Shortcut is { } shortcut ? LayerExpression.Of(shortcut) : "null";
                writer.List("[", () => EmitParts(held.Inner(), writer), $"], {projection}, {Literal.Of(residual.Activation)}),");
            }
            else
            {
                EmitParts(held.Inner(), writer);
            }
        }
    }

    private static string Layer(LayerShape layer, string? held) => held is null || layer.IsImplied ? LayerExpression.Of(layer) : held;
}
