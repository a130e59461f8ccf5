using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Emit;

/// <summary>Writes the network as a TorchSharp module, for projects that reference the TorchSharp engine and TorchSharp.</summary>
internal static class TorchEmitter
{
    private const string Layers = "global::TicketDsl.Torch.Layers";
    private const string Tensor = "global::TorchSharp.torch.Tensor";

    public static SourceFile Emit(CheckedExperiment experiment) => SourceFile.Of(experiment.Spec, "Torch", writer =>
        writer.Block($"partial record {experiment.Spec.EscapedName}", () =>
        {
            writer.Doc($"The network as a TorchSharp module, of as many replicates as its tensors hold: {LayerText.Chain(experiment.Network)}.");
            writer.Block($"public sealed class TorchModule : {Layers}.TorchNetwork", () => EmitMembers(experiment, writer));
        }));

    private static void EmitMembers(CheckedExperiment experiment, CodeWriter writer)
    {
        writer.Doc("The network over what its layers hold.");
        writer.Line($"public TorchModule({Layers}.ReplicateTensors tensors)");
        writer.Block($"    : base({Literal.Of(experiment.Spec.Name)}, Definition.Network, tensors)", static () => { });

        // An engine is told of its modules before anything runs, and finds them by the networks that they compute.
        writer.Blank().Doc("Tells the TorchSharp engine that this module computes the network.");
        writer.Line("#pragma warning disable CA2255");
        writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        writer.Line("#pragma warning restore CA2255");
        writer.Line($"public static void Register() => {Layers}.TorchNetworks.Register(Definition.Network, static tensors => new TorchModule(tensors));");
        writer.Blank().Line("/// <inheritdoc/>");
        writer.Block($"public override {Tensor} forward({Tensor} input)", () =>
        {
            writer.Line("var x = Input(input);");
            var shortcuts = 0;
            foreach (var part in experiment.Network.Parts) EmitPart(experiment, part, writer, ref shortcuts);
            writer.Line("return Output(x);");
        });
    }

    private static void EmitPart(CheckedExperiment experiment, PartShape part, CodeWriter writer, ref int shortcuts)
    {
        if (part is LayerShape layer)
        {
            writer.Line($"x = {Of(experiment, layer, "x")}; // {layer.Path}: {LayerText.Shape(layer)}");
            return;
        }

        var group = (GroupShape)part;
        var shortcut = group.Residual is null ? "" : $"shortcut{++shortcuts}";
        if (group.Residual is not null) writer.Line($"var {shortcut} = x;");
        foreach (var inner in group.Parts) EmitPart(experiment, inner, writer, ref shortcuts);
        if (group.Residual is not { } residual) return;
        var around = residual.Shortcut is { } projection ? Of(experiment, projection, shortcut) : shortcut;
        writer.Line($"x = Added(x, {around}, {Literal.Of(residual.Activation)}); // {group.Path}: {LayerText.Of(group.To)}");
    }

    private static string Of(CheckedExperiment experiment, LayerShape layer, string signal) => layer.Kind switch
    {
        LayerKind.Linear or LayerKind.Conv => $"Weighted({signal}, {Literal.Of((long)experiment.IndexOf(layer))})",
        LayerKind.MaxPool or LayerKind.AveragePool => $"{layer.Kind}({signal}, {LayerExpression.Of(layer.From)}, {LayerExpression.Of(layer.Window!)})",
        LayerKind.GlobalAveragePool => $"GlobalAveragePool({signal}, {LayerExpression.Of(layer.From)})",
        LayerKind.Flatten => $"{signal}.Flat()",
        _ => throw new InvalidOperationException($"A layer of kind {layer.Kind} has no module."),
    };
}
