using System.Globalization;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;
using TicketDsl.Generators.Scheduling;

namespace TicketDsl.Generators.Yaml.Keys;

/// <summary>The keys of a layer, and what it may be called.</summary>
internal static class LayerKeys
{
    /// <summary>Names of experiments and layers, nearly: a pattern has no short word for the letters that C# takes.</summary>
    public static readonly NameType Name = new(
        @"^[^\sa-z0-9_.-][^\s.-]{0," + (Identifier.MaximumLength - 1).ToString(CultureInfo.InvariantCulture) + "}$");

    public static readonly YamlKey ResidualActivation = new(
        "activation", WordType.Of<Activation>(), "relu",
        "What follows the sum of a block's input and its output. relu if left out.");

    private static readonly WholeNumberType Window = new(AtLeast: 1, AtMost: NetworkShapes.MaximumWindow);

    public static readonly YamlKey Linear = new(
        "linear", new WholeNumberType(AtLeast: 1), "300",
        "Fully connected: its units. After an image a flattening is implied.");

    public static readonly YamlKey Conv = new(
        "conv", new EitherType(new WholeNumberType(AtLeast: 1), new NothingType()), "64",
        "Convolution: its filters. In a block it may stand without a value: the block's use then says 'channels'.");

    public static readonly YamlKey MaxPool = new(
        Word.Of(LayerKind.MaxPool), Window, "2",
        "The greatest value of each window: rows and columns of the window.");

    public static readonly YamlKey AveragePool = new(
        Word.Of(LayerKind.AveragePool), Window, "2",
        "The mean of each window: rows and columns of the window.");

    public static readonly YamlKey GlobalAveragePool = new(
        Word.Of(LayerKind.GlobalAveragePool), new NothingType(), "",
        "The mean of each channel, a feature a channel; stands without a value.");

    public static readonly YamlKey Flatten = new(
        Word.Of(LayerKind.Flatten), new NothingType(), "",
        "Channels, rows and columns become features; stands without a value. A linear layer after an image implies it.");

    public static readonly YamlKey Block = new(
        "block", Name, "BasicBlock",
        "The name of a block that this file declares, whose layers stand here.");

    public static readonly YamlKey Channels = new(
        "channels", new WholeNumberType(AtLeast: 1), "16",
        "Filters of those of a block's convolutions that do not state their own.");

    public static readonly YamlKey Repeat = new(
        "repeat", new WholeNumberType(AtLeast: 1, AtMost: NetworkShapes.MaximumLayers), "3",
        "How often a block stands, one after the other. Once if left out.");

    public static readonly YamlKey Residual = new(
        "residual", new EitherType(new NothingType(), new MapType([ResidualActivation])), "{ activation: tanh }",
        "A block's input is added to its output, by way of a 1×1 convolution where shapes differ; stands without a value.");

    public static readonly YamlKey Kernel = new(
        "kernel", Window, "3",
        $"Rows and columns of a convolution's window. {Said(ConvSpec.DefaultKernel)} if left out.");

    public static readonly YamlKey Stride = new(
        "stride", Window, "2",
        "Rows or columns from one window to the next, for a convolution or a pooling. 1 for a convolution and the window's size for a pooling if left out. "
        + "For a block it is its first convolution's, in place of its own.");

    public static readonly YamlKey Padding = new(
        "padding", new WholeNumberType(AtLeast: 0, AtMost: NetworkShapes.MaximumWindow - 1), "0",
        "Zeros on each side of a convolution's input, fewer than its kernel. Half the kernel rounded down if left out, which keeps rows and columns.");

    public static readonly YamlKey Bias = new(
        "bias", new TruthType(), "false",
        "Whether a bias is added to each sum of a linear layer or a convolution. True if left out, unless batch norm follows.");

    public static readonly YamlKey BatchNorm = new(
        "batch-norm", new NothingType(), "",
        "Batch norm between the layer's sums and its activation; stands without a value. The layer has no bias unless it says so.");

    public static readonly YamlKey Relu = new(
        "relu", new NothingType(), "",
        "Rectified linear activation after the layer's sums; stands without a value.");

    public static readonly YamlKey Sigmoid = new(
        "sigmoid", new NothingType(), "",
        "Logistic activation after the layer's sums; stands without a value.");

    public static readonly YamlKey Tanh = new(
        "tanh", new NothingType(), "",
        "Hyperbolic tangent after the layer's sums; stands without a value.");

    public static readonly YamlKey Dropout = new(
        "dropout", NumberType.Decay, "0.5",
        "Share of the layer's outputs that training sets to 0.");

    public static readonly YamlKey PruningFraction = new(
        "pruning-fraction", NumberType.Fraction, "0.1",
        "The layer's own pruning fraction, in place of the experiment's.");

    public static readonly YamlKey PruneGranularity = new(
        "granularity", WordType.Of<Granularity>(), "filter", "What is pruned as one piece: weight, filter or channel.", IsRequired: true);

    public static readonly YamlKey PruneCriterion = new(
        "criterion", WordType.Of<Criterion>(), "l2", "What scores it; the lowest are pruned.", IsRequired: true);

    public static readonly YamlKey Prune = new(
        "prune", new MapType([PruneGranularity, PruneCriterion]), "{ granularity: filter, criterion: l2 }",
        "How the layer, or every layer of the block, is pruned, in place of the experiment's granularity and criterion.");

    public static readonly YamlKey NotPruned = new(
        "not-pruned", new NothingType(), "",
        "The layer, or every layer of the block, keeps all its weights where others are pruned; stands without a value.");

    /// <summary>What a layer computes: it has one of these.</summary>
    public static readonly IReadOnlyList<YamlKey> Kinds = [Linear, Conv, MaxPool, AveragePool, GlobalAveragePool, Flatten, Block];

    /// <summary>What follows a layer's sums, with the keys that say so.</summary>
    public static readonly IReadOnlyList<(YamlKey Key, Activation Activation)> Activations =
        [(Relu, Activation.Relu), (Sigmoid, Activation.Sigmoid), (Tanh, Activation.Tanh)];

    public static readonly IReadOnlyList<YamlKey> All =
        [.. Kinds, Channels, Repeat, Residual, Kernel, Stride, Padding, Bias, BatchNorm, Relu, Sigmoid, Tanh, Dropout, PruningFraction, NotPruned, Prune];

    private static string Said(int number) => number.ToString(CultureInfo.InvariantCulture);
}
