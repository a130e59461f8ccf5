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
        for (var i = 0; i < spec.Layers.Count; i++) sound &= CheckName(spec, i, findings) & LayerValidator.Check(spec.Layers[i], i, findings);
        if (!sound || !BlockValidator.AreSound(spec)) return;
        var before = findings.Found.Count;
        var graph = new BlockGraph(spec.Blocks);
        for (var i = 0; i < spec.Layers.Count; i++) BlockValidator.CheckUse(spec.Layers[i], i, graph, findings);
        if (before < findings.Found.Count || spec.Dataset is not { } dataset) return;

        // Each layer is sound by itself: now whether they fit one after the other.
        var network = NetworkShapes.Of(spec, findings);
        if (before == findings.Found.Count) CheckEnd(spec, network, dataset, findings);
    }

    /// <summary>The end of the network against the data set and the loss.</summary>
    private static void CheckEnd(ExperimentSpec spec, NetworkShape network, Dataset dataset, Findings findings)
    {
        var outputs = Findings.Say(DatasetFacts.Of(dataset).Outputs);
        var index = spec.Layers.Count - 1;
        var last = spec.Layers[index];
        var to = network.Output;
        var needed = findings.Say($"[Linear({outputs})]", $"linear: {outputs}");
        if (last.Operation is LinearSpec linear)
        {
            if (Findings.Say(linear.Units) == outputs) CheckActivation(last, dataset, index, findings);
            else findings.ReportWithReplacement(
                RuleIds.WrongOutputs, DeclarationField.LayerUnits, index, outputs,
                last.Name, Findings.Say(linear.Units, "unit"), findings.Say(dataset), outputs, $"write {needed}");
        }
        else if (to.IsImage || Findings.Say(to.Channels) != outputs)
        {
            findings.Report(
                RuleIds.WrongOutputs, DeclarationField.Layer, index,
                last.Name, $"an output of {to}", findings.Say(dataset), outputs, $"end with a layer of {needed}");
        }
    }

    /// <summary>The loss has a softmax or a sigmoid of its own.</summary>
    private static void CheckActivation(LayerSpec last, Dataset dataset, int index, Findings findings)
    {
        if (last.Activation == Activation.None) return;
        findings.Report(
            RuleIds.OutputActivation, DeclarationField.LayerActivation, index,
            last.Name, findings.Say(last.Activation), DatasetFacts.Of(dataset).Outputs == 1 ? "a sigmoid" : "a softmax");
    }

    /// <summary>Whether the layer's name is one that generated code can have.</summary>
    private static bool CheckName(ExperimentSpec spec, int index, Findings findings)
    {
        var name = spec.Layers[index].Name;
        if (!Identifier.IsValid(name))
            findings.Report(RuleIds.InvalidLayerName, DeclarationField.Layer, index, name, Identifier.Suggest(name, "Layer"));
        else if (ReservedName.IsReserved(name, spec.Name))
            findings.Report(RuleIds.ReservedLayerName, DeclarationField.Layer, index, name);
        else if (spec.Layers.Take(index).Any(other => other.Name == name) || spec.HasOwnBlock(name))
            findings.Report(RuleIds.DuplicateLayerName, DeclarationField.Layer, index, name, spec.Name);
        else
            return true;
        return false;
    }
}
