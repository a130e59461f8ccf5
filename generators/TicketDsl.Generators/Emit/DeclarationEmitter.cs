using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Emit;

/// <summary>Writes the record that a YAML file declares; a C# declaration is its own.</summary>
internal static class DeclarationEmitter
{
    public static SourceFile Emit(CheckedExperiment experiment) => SourceFile.Of(experiment.Spec, "Declaration", writer =>
    {
        var spec = experiment.Spec;
        writer.Doc(Literal.Xml(spec.Summary.Length > 0 ? spec.Summary : $"The experiment {spec.Name}, declared in {spec.SourceFile}."));
        var layers = experiment.Network.Members.OfType<LayerShape>().ToArray();
        foreach (var layer in layers)
            writer.Line($"/// <param name=\"{layer.Name}\">Layer {LayerText.Shape(layer)}.</param>");
        var parameters = string.Join(", ", layers.Select(static layer => $"global::TicketDsl.Layer {layer.EscapedName}"));
        writer.Line($"public sealed partial record {spec.EscapedName}({parameters});");
    });
}
