using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Scheduling;

namespace TicketDsl.Generators.Validation;

/// <summary>Checks what a layer says by itself, whatever stands before it.</summary>
internal static class LayerValidator
{
    /// <summary>Whether its sizes are such that shapes can be worked out.</summary>
    public static bool Check(LayerSpec layer, int index, Findings findings)
    {
        if (layer.Dropout is not (null or (>= 0 and < 1)))
            findings.Report(RuleIds.DropoutOutOfRange, DeclarationField.LayerDropout, index, Findings.Say(layer.Dropout.Value), layer.Name);
        if (!layer.CanBePruned) CheckUselessSettings(layer, index, findings);
        switch (layer.Operation)
        {
            case MissingSpec when layer.HasBatchNorm:
                findings.Report(RuleIds.NothingToNormalize, DeclarationField.LayerBatchNorm, index, layer.Name, findings.Say(
                    "write for example '[Linear(100), BatchNorm]'", "write for example 'linear: 100, batch-norm:'"));
                return false;

            case MissingSpec:
                findings.Report(RuleIds.NoLayerKind, DeclarationField.Layer, index, layer.Name, findings.Say(
                    $"write '[Linear(…)] Layer {layer.Name}'", $"write '{layer.Name}: {{ linear: … }}'"));
                return false;

            case LinearSpec linear:
                return CheckUnits("Units", linear.Units, "100");

            case ConvSpec conv:
                return CheckUnits("Filters", conv.Filters ?? 1, "16")
                    & CheckSize("Kernel", conv.Kernel, 1, NetworkShapes.MaximumWindow, ConvSpec.DefaultKernel, DeclarationField.LayerKernel)
                    & CheckSize("Stride", conv.Stride, 1, NetworkShapes.MaximumWindow, ConvSpec.DefaultStride, DeclarationField.LayerStride)
                    & CheckPadding(conv);

            case PoolSpec pool:
                return CheckSize("Size", pool.Size, 1, NetworkShapes.MaximumWindow, 2, DeclarationField.LayerUnits)
                    & CheckSize("Stride", pool.Stride ?? 1, 1, NetworkShapes.MaximumWindow, 2, DeclarationField.LayerStride);

            case BlockUseSpec use:
                return CheckSize("Repeat", use.Repeat ?? 1, 1, NetworkShapes.MaximumLayers, 3, DeclarationField.LayerRepeat)
                    & CheckSize("Stride", use.Stride ?? 1, 1, NetworkShapes.MaximumWindow, 2, DeclarationField.LayerStride)
                    & CheckChannels(use);

            default:
                return layer.Operation is not UnreadableSpec;
        }

        bool CheckChannels(BlockUseSpec use)
        {
            if (use.Channels is not < 1) return true;
            findings.Report(RuleIds.TooFewUnits, DeclarationField.LayerChannels, index, Findings.Say(use.Channels.Value), layer.Name, "Channels", "16");
            return false;
        }

        bool CheckUnits(string what, int units, string example)
        {
            if (units >= 1) return true;
            findings.Report(RuleIds.TooFewUnits, DeclarationField.LayerUnits, index, Findings.Say(units), layer.Name, what, example);
            return false;
        }

        // A window that lies in its padding alone would sum over nothing.
        bool CheckPadding(ConvSpec conv) => conv.Padding is not { } padding || conv.Kernel is not (>= 1 and <= NetworkShapes.MaximumWindow)
            || CheckSize("Padding", padding, 0, conv.Kernel - 1, conv.Kernel / 2, DeclarationField.LayerPadding);

        bool CheckSize(string what, int size, int least, int most, int example, DeclarationField field)
        {
            if (size >= least && size <= most) return true;
            findings.Report(
                RuleIds.WindowOutOfRange, field, index,
                what, Findings.Say(size), layer.Name, Findings.Say(least), Findings.Say(most), Findings.Say(example));
            return false;
        }
    }

    /// <summary>What a layer without weights says about its weights or its sums.</summary>
    private static void CheckUselessSettings(LayerSpec layer, int index, Findings findings)
    {
        if (layer.Activation != Activation.None) Report($"Activation '{findings.Say(layer.Activation)}'", DeclarationField.LayerActivation);
        if (layer.HasBatchNorm) Report("Batch norm", DeclarationField.LayerBatchNorm);
        if (layer.Dropout is not null) Report("Dropout", DeclarationField.LayerDropout);
        if (layer.Bias is not null) Report("Bias", DeclarationField.LayerBias);

        void Report(string what, DeclarationField field) => findings.Report(
            RuleIds.UselessLayerSetting, field, index, what, layer.Name, "a layer without weights has none", "move it to the layer before it");
    }
}
