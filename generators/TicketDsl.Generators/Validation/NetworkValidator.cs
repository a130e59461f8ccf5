using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;
using TicketDsl.Generators.Scheduling;

namespace TicketDsl.Generators.Validation;

/// <summary>Checks the layers' names and shapes.</summary>
internal static class NetworkValidator
{
    public static void Check(ExperimentSpec spec, Findings findings)
    {
        if (spec.Layers.Count == 0)
        {
            findings.Report(RuleIds.NoLayers, DeclarationField.Network, spec.Name, findings.Say(
                $"write 'record {spec.Name}([Linear(…)] Layer Output)'", "write 'network: [ Output: { linear: … } ]'"));
            return;
        }

        // Before anything that compares layers with each other.
        if (spec.Layers.Count > NetworkShapes.MaximumLayers)
        {
            findings.Report(
                RuleIds.NetworkTooLarge, DeclarationField.Layer, NetworkShapes.MaximumLayers,
                spec.Name, Findings.Say(spec.Layers.Count, "layer"), Findings.Say(NetworkShapes.MaximumLayers));
            return;
        }

        var sound = true;
        for (var i = 0; i < spec.Layers.Count; i++) sound &= CheckLayer(spec, i, findings);
        if (!sound || spec.Dataset is not { } dataset) return;

        var facts = DatasetFacts.Of(dataset);
        if (IsTooLarge(spec, facts, findings)) return;

        var last = spec.Layers[spec.Layers.Count - 1];
        if (last.Units is { } units && units != facts.Outputs)
        {
            findings.ReportWithReplacement(
                RuleIds.WrongOutputs, DeclarationField.LayerUnits, spec.Layers.Count - 1, Findings.Say(facts.Outputs),
                last.Name, Findings.Say(units, "unit"), findings.Say(dataset), Findings.Say(facts.Outputs),
                findings.Say($"[Linear({Findings.Say(facts.Outputs)})]", $"linear: {Findings.Say(facts.Outputs)}"));
        }
    }

    /// <summary>Whether the layer's name and units are sound by themselves.</summary>
    private static bool CheckLayer(ExperimentSpec spec, int index, Findings findings)
    {
        var layer = spec.Layers[index];
        if (!Identifier.IsValid(layer.Name))
            findings.Report(RuleIds.InvalidLayerName, DeclarationField.Layer, index, layer.Name, Identifier.Suggest(layer.Name, "Layer"));
        else if (ReservedName.IsReserved(layer.Name, spec.Name))
            findings.Report(RuleIds.ReservedLayerName, DeclarationField.Layer, index, layer.Name);
        else if (spec.Layers.Take(index).Any(other => other.Name == layer.Name))
            findings.Report(RuleIds.DuplicateLayerName, DeclarationField.Layer, index, layer.Name, spec.Name);

        if (layer.Kind == DeclaredLayerKind.Missing)
        {
            findings.Report(RuleIds.NoLayerKind, DeclarationField.Layer, index, layer.Name, findings.Say(
                $"write '[Linear(…)] Layer {layer.Name}'", $"write '{layer.Name}: {{ linear: … }}'"));
        }
        else if (layer.Units < 1)
        {
            findings.Report(RuleIds.TooFewUnits, DeclarationField.LayerUnits, index, Findings.Say(layer.Units.Value), layer.Name);
        }

        return layer.Units >= 1;
    }

    private static bool IsTooLarge(ExperimentSpec spec, DatasetFacts facts, Findings findings)
    {
        long parameters = 0;
        var inputs = facts.Inputs;
        for (var i = 0; i < spec.Layers.Count; i++)
        {
            var units = spec.Layers[i].Units!.Value;
            parameters += ((long)inputs + 1) * units;
            inputs = units;
            if (parameters <= NetworkShapes.MaximumParameters) continue;
            findings.Report(
                RuleIds.NetworkTooLarge, DeclarationField.LayerUnits, i, spec.Name,
                $"{Findings.Say(parameters)} weights and biases up to layer '{spec.Layers[i].Name}'", Findings.Say(NetworkShapes.MaximumParameters));
            return true;
        }

        return false;
    }
}
