using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Emit;

/// <summary>
/// Writes the typed masks, a property a layer, and the way into a result that leads to them. One file holds both: the compiler compares
/// the name of each generated file with those of all others.
/// </summary>
internal static class MasksEmitter
{
    public static SourceFile Emit(CheckedExperiment experiment) => SourceFile.Of(experiment.Spec, "Masks", writer =>
        writer.Block($"partial record {experiment.Spec.EscapedName}", () =>
        {
            writer.Doc($"Which of the {Literal.Grouped(experiment.Weights)} weights remain, a mask a layer.");
            writer.Line("/// <param name=\"Set\">The masks in the network's order, of this network's shapes.</param>");
            writer.Block("public sealed record Masks(global::TicketDsl.MaskSet Set)", () => EmitMembers(experiment, writer));
            ResultsEmitter.Emit(writer);
        }));

    private static void EmitMembers(CheckedExperiment experiment, CodeWriter writer)
    {
        writer.Doc("The masks in the network's order.").Line("public global::TicketDsl.MaskSet Set { get; } = OfThisNetwork(Set);");
        var views = new ViewEmitter(
            experiment.Network, ("global::TicketDsl.MaskSet", "Set"),
            static (layer, i) => $"global::TicketDsl.Mask {layer.EscapedName} => Set[{i}];",
            static layer => $"{layer.Path}: shape [{layer.Units}, {layer.Inputs}], {Literal.Grouped(layer.Weights)} weights.");
        views.EmitProperties("Set", writer);

        writer.Blank().Doc("Weights that remain.").Line("public int Count => Set.Count;");
        writer.Blank().Doc("Share of the weights that remains, 0 to 1.").Line("public double Density => Set.Density;");
        writer.Blank().Doc("Masks under which every weight remains.");
        var dense = experiment.Layers.Select(static layer => $"global::TicketDsl.Mask.Dense(Layers.{layer.EscapedPath}.Inputs, Layers.{layer.EscapedPath}.Units)");
        writer.Line($"public static Masks Dense {{ get; }} = new(new global::TicketDsl.MaskSet([{string.Join(", ", dense)}]));");
        writer.Blank().Doc("Weights that remain under both.").Line("public int Overlap(Masks other) => Set.Overlap(other.Set);");
        views.EmitTypes("Masks", writer);
        writer.Blank().Block("private static global::TicketDsl.MaskSet OfThisNetwork(global::TicketDsl.MaskSet set)", () => EmitCheck(experiment, writer));
    }

    private static void EmitCheck(CheckedExperiment experiment, CodeWriter writer)
    {
        var last = experiment.Layers.Count - 1;
        writer.Line($"var fits = set.Layers.Length == {experiment.Layers.Count}{(last < 0 ? ";" : "")}");
        for (var i = 0; i <= last; i++)
        {
            var name = experiment.Layers[i].EscapedPath;
            writer.Line($"    && set[{i}].Inputs == Layers.{name}.Inputs && set[{i}].Units == Layers.{name}.Units{(i == last ? ";" : "")}");
        }

        var shapes = string.Join(", ", experiment.Layers.Select(static layer => $"{layer.Path} [{layer.Units}, {layer.Inputs}]"));
        writer.Line($"return fits ? set : throw new global::System.ArgumentException({Literal.Of($"Masks of {experiment.Spec.Name} have the shapes {shapes}.")}, nameof(set));");
    }
}
