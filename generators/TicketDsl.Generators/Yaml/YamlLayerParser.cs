using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Yaml.Keys;

namespace TicketDsl.Generators.Yaml;

/// <summary>Reads one layer: <c>{ conv: 64, kernel: 3, relu: }</c>.</summary>
/// <param name="keys">Its map.</param>
/// <param name="blocks">The blocks of the file.</param>
/// <param name="name">Its name.</param>
/// <param name="index">Its place in the declaration.</param>
internal sealed class YamlLayerParser(YamlMapReader keys, YamlBlocksParser blocks, string name, int index)
{
    /// <summary>The layer.</summary>
    public LayerSpec Parse()
    {
        var operation = Operation();
        if (operation is BlockUseSpec) return Use(operation);
        var layer = new LayerSpec(name, operation)
        {
            Activation = Activation(),
            HasBatchNorm = Flag(LayerKeys.BatchNorm, DeclarationField.LayerBatchNorm),
            Bias = keys.Find(LayerKeys.Bias, DeclarationField.LayerBias, index) is { } bias ? YamlValue.Truth(bias, LayerKeys.Bias.Example, keys.Notes) : null,
            Dropout = Number(LayerKeys.Dropout, DeclarationField.LayerDropout),
            PruningFraction = Number(LayerKeys.PruningFraction, DeclarationField.LayerPruningFraction),
            IsNotPruned = Flag(LayerKeys.NotPruned, DeclarationField.LayerNotPruned),
            Pruning = Pruning(),
        };
        ReportStrayKeys(operation);
        return layer;
    }

    private OperationSpec Operation()
    {
        var kinds = LayerKeys.Kinds.Select(key => (key, entry: keys.Find(key)))
            .Where(static pair => pair.entry is not null)
            .OrderBy(static pair => pair.entry!.Key.Location.Span.Start)
            .ToArray();
        if (kinds.Length == 0) return new MissingSpec();
        if (kinds.Length > 1)
        {
            keys.Notes.Report(RuleIds.SeveralLayerKinds, kinds[1].entry!.Key.Location, name, kinds[1].key.Name, kinds[0].key.Name);
            return new UnreadableSpec();
        }

        var kind = kinds[0].key;
        if (kind == LayerKeys.GlobalAveragePool || kind == LayerKeys.Flatten)
        {
            YamlValue.Flag(kinds[0].entry!, keys.Notes);
            return kind == LayerKeys.Flatten ? new FlattenSpec() : new GlobalAveragePoolSpec();
        }

        if (kind == LayerKeys.Block) return (OperationSpec?)Block(kinds[0].entry!) ?? new UnreadableSpec();
        int? size = null;
        if (kind != LayerKeys.Conv || kinds[0].entry!.Value is not YamlScalar { IsEmpty: true })
        {
            size = Integer(kind, DeclarationField.LayerUnits);
            if (size is null) return new UnreadableSpec();
        }

        return kind == LayerKeys.Linear ? new LinearSpec(size!.Value)
            : kind == LayerKeys.Conv ? new ConvSpec(
                size,
                Integer(LayerKeys.Kernel, DeclarationField.LayerKernel) ?? ConvSpec.DefaultKernel,
                Integer(LayerKeys.Stride, DeclarationField.LayerStride) ?? ConvSpec.DefaultStride,
                Integer(LayerKeys.Padding, DeclarationField.LayerPadding))
            : new PoolSpec(
                kind == LayerKeys.MaxPool ? LayerKind.MaxPool : LayerKind.AveragePool, size!.Value, Integer(LayerKeys.Stride, DeclarationField.LayerStride));
    }

    private BlockUseSpec? Block(YamlEntry entry)
    {
        if (YamlValue.Text(entry, LayerKeys.Block.Example, keys.Notes) is not { } text) return null;
        if (blocks.Find(text, entry.ValueLocation, keys.Notes) is not { } use) return null;
        return use with
        {
            Channels = Integer(LayerKeys.Channels, DeclarationField.LayerChannels),
            Repeat = Integer(LayerKeys.Repeat, DeclarationField.LayerRepeat),
            Stride = Integer(LayerKeys.Stride, DeclarationField.LayerStride),
            Residual = keys.Find(LayerKeys.Residual) is { } residual ? Residual(residual) : null,
        };
    }

    private Activation Residual(YamlEntry entry)
    {
        keys.Notes.Place(DeclarationField.LayerResidual, entry.Key.Location, index);
        if (entry.Value is YamlScalar { IsEmpty: true }) return TicketDsl.Activation.Relu;
        if (YamlValue.Map(entry, $"residual: {{ {LayerKeys.ResidualActivation.Written} }}", keys.Notes) is not { } map) return TicketDsl.Activation.Relu;
        var reader = new YamlMapReader(map, "'residual'", entry.Key.Location, keys.Notes, [LayerKeys.ResidualActivation]);
        return reader.Word(LayerKeys.ResidualActivation, "activation", null, (Activation?)TicketDsl.Activation.Relu) ?? TicketDsl.Activation.Relu;
    }

    /// <summary>The use of a block, which has no sums of its own.</summary>
    private LayerSpec Use(OperationSpec use)
    {
        YamlKey[] others = [LayerKeys.Kernel, LayerKeys.Padding, LayerKeys.Bias, LayerKeys.BatchNorm, LayerKeys.Relu, LayerKeys.Sigmoid, LayerKeys.Tanh, LayerKeys.Dropout];
        foreach (var key in others)
        {
            if (keys.Find(key) is { } entry)
                keys.Notes.Report(RuleIds.UselessLayerSetting, entry.Key.Location, $"Key '{key.Name}'", name, "it is a block", "move it to a layer of the block");
        }

        return new LayerSpec(name, use)
        {
            PruningFraction = Number(LayerKeys.PruningFraction, DeclarationField.LayerPruningFraction),
            IsNotPruned = Flag(LayerKeys.NotPruned, DeclarationField.LayerNotPruned),
            Pruning = Pruning(),
        };
    }

    private LayerPruningSpec? Pruning()
    {
        if (keys.Find(LayerKeys.Prune) is not { } entry) return null;
        keys.Notes.Place(DeclarationField.LayerPrune, entry.Key.Location, index);
        if (YamlValue.Map(entry, LayerKeys.Prune.Example, keys.Notes) is not { } map) return new LayerPruningSpec(null, null);
        var reader = new YamlMapReader(map, "'prune'", entry.Key.Location, keys.Notes, [LayerKeys.PruneGranularity, LayerKeys.PruneCriterion]);
        return new LayerPruningSpec(
            reader.Require(LayerKeys.PruneGranularity) is { } granularity ? YamlValue.Word<Granularity>(granularity, "granularity", keys.Notes) : null,
            reader.Require(LayerKeys.PruneCriterion) is { } criterion ? YamlValue.Word<Criterion>(criterion, "criterion", keys.Notes) : null);
    }

    private Activation Activation()
    {
        var activations = LayerKeys.Activations.Select(pair => (pair.Key, pair.Activation, entry: keys.Find(pair.Key)))
            .Where(static found => found.entry is not null)
            .OrderBy(static found => found.entry!.Key.Location.Span.Start)
            .ToArray();
        if (activations.Length == 0) return TicketDsl.Activation.None;
        foreach (var found in activations) YamlValue.Flag(found.entry!, keys.Notes);
        keys.Notes.Place(DeclarationField.LayerActivation, activations[0].entry!.Key.Location, index);
        if (activations.Length > 1)
            keys.Notes.Report(RuleIds.SeveralActivations, activations[1].entry!.Key.Location, name, activations[1].Key.Name, activations[0].Key.Name);
        return activations[0].Activation;
    }

    /// <summary>A key of another kind of layer says what this one does not have.</summary>
    private void ReportStrayKeys(OperationSpec operation)
    {
        if (operation is MissingSpec or UnreadableSpec) return;
        Report(LayerKeys.Channels, false, "the use of a block");
        Report(LayerKeys.Repeat, false, "the use of a block");
        Report(LayerKeys.Residual, false, "the use of a block");
        Report(LayerKeys.Kernel, operation is ConvSpec, "a convolution");
        Report(LayerKeys.Padding, operation is ConvSpec, "a convolution");
        Report(LayerKeys.Stride, operation is ConvSpec or PoolSpec, "a convolution or a pooling");

        void Report(YamlKey key, bool isRead, string owner)
        {
            if (!isRead && keys.Find(key) is { } entry)
                keys.Notes.Report(RuleIds.UselessLayerSetting, entry.Key.Location, $"Key '{key.Name}'", name, $"only {owner} has one", "remove it");
        }
    }

    private bool Flag(YamlKey key, DeclarationField field)
    {
        if (keys.Find(key) is not { } entry) return false;
        keys.Notes.Place(field, entry.Key.Location, index);
        YamlValue.Flag(entry, keys.Notes);
        return true;
    }

    private int? Integer(YamlKey key, DeclarationField field) =>
        keys.Find(key, field, index) is { } entry ? YamlValue.Integer(entry, key.Example, keys.Notes) : null;

    private double? Number(YamlKey key, DeclarationField field) =>
        keys.Find(key, field, index) is { } entry ? YamlValue.Number(entry, key.Example, keys.Notes) : null;
}
