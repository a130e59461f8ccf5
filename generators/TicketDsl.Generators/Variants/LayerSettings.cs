using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Variants;

/// <summary>What a layer says that can be changed and swept by name.</summary>
internal static class LayerSettings
{
    private static readonly PartSettings<LayerSpec, LayerSpec> Any = new("", "", static layer => layer.HasWeights ? layer : null, static (_, changed) => changed);

    private static readonly PartSettings<LayerSpec, LayerSpec> Prunable = new("", "", static layer => layer.CanBePruned ? layer : null, static (_, changed) => changed);

    private static readonly PartSettings<LayerSpec, LinearSpec> Linear = Of<LinearSpec>();

    private static readonly PartSettings<LayerSpec, ConvSpec> Conv = Of<ConvSpec>();

    private static readonly PartSettings<LayerSpec, BlockUseSpec> Block = Of<BlockUseSpec>();

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Setting<LayerSpec>> All { get; } =
    [
        Linear.Of(DeclarationField.LayerUnits, "Units", "linear", SettingType.Whole, static part => part.Units, static (part, value) => part with { Units = value }),
        Conv.Of(DeclarationField.LayerUnits, "Filters", "conv", SettingType.Whole, static part => part.Filters, static (part, value) => part with { Filters = value }),
        Conv.Of(DeclarationField.LayerKernel, "Kernel", "kernel", SettingType.Whole, static part => part.Kernel, static (part, value) => part with { Kernel = value }),
        Conv.Of(DeclarationField.LayerStride, "Stride", "stride", SettingType.Whole, static part => part.Stride, static (part, value) => part with { Stride = value }),
        Conv.Of(DeclarationField.LayerPadding, "Padding", "padding", SettingType.Whole, static part => part.Padding, static (part, value) => part with { Padding = value }),
        Block.Of(DeclarationField.LayerChannels, "Channels", "channels", SettingType.Whole, static part => part.Channels, static (part, value) => part with { Channels = value }),
        Block.Of(DeclarationField.LayerRepeat, "Repeat", "repeat", SettingType.Whole, static part => part.Repeat, static (part, value) => part with { Repeat = value }),
        Block.Of(DeclarationField.LayerStride, "Stride", "stride", SettingType.Whole, static part => part.Stride, static (part, value) => part with { Stride = value }),
        Any.Of(DeclarationField.LayerBias, "Bias", "bias", SettingType.Truth, static part => part.Bias, static (part, value) => part with { Bias = value }),
        Any.Of(DeclarationField.LayerActivation, "Activation", "activation", SettingType.Word<Activation>(), static part => part.Activation, static (part, value) => part with { Activation = value }),
        Any.Of(DeclarationField.LayerBatchNorm, "BatchNorm", "batch-norm", SettingType.Truth, static part => part.HasBatchNorm, static (part, value) => part with { HasBatchNorm = value }),
        Any.Of(DeclarationField.LayerDropout, "Dropout", "dropout", SettingType.Number, static part => part.Dropout, static (part, value) => part with { Dropout = value }),
        Prunable.Of(DeclarationField.LayerPruningFraction, "PruningFraction", "pruning-fraction", SettingType.Number, static part => part.PruningFraction, static (part, value) => part with { PruningFraction = value }),
    ];

    private static PartSettings<LayerSpec, TOperation> Of<TOperation>()
        where TOperation : OperationSpec =>
        new("", "", static layer => layer.Operation, static (layer, operation) => layer with { Operation = operation });
}
