namespace TicketDsl.Benchmarks.Convolutions;

/// <summary>The convolutional networks of tests/peers/networks.py.</summary>
internal static class ConvNetworks
{
    private static readonly Shape Photograph = new(3, 32, 32);

    /// <summary>1×28×28 images: 3×3 to 6 and to 16 channels, each pooled, then 400-120-84-10.</summary>
    public static NetworkDefinition Lenet5 { get; } = OfLenet5();

    /// <summary>3×32×32 images: two 3×3 convolutions of 64 channels, pooled, then 256-256-10 (Frankle &amp; Carbin 2019, figure 2).</summary>
    public static NetworkDefinition Conv2 { get; } = OfConv2();

    /// <summary>3×32×32 images: three stages of three residual blocks with 16, 32 and 64 channels, 1×1 projections between stages.</summary>
    public static NetworkDefinition ResNet20 { get; } = OfResNet20();

    private static NetworkDefinition OfLenet5()
    {
        var first = Layer.Conv("Conv1", new Shape(1, 28, 28), 6, new Window(3, 1, 0), Activation.Relu);
        var firstPool = Layer.Pool("Pool1", LayerKind.MaxPool, first.To, new Window(2, 2, 0));
        var second = Layer.Conv("Conv2", firstPool.To, 16, new Window(3, 1, 0), Activation.Relu);
        var secondPool = Layer.Pool("Pool2", LayerKind.MaxPool, second.To, new Window(2, 2, 0));
        var flat = Layer.Flatten("Flat", secondPool.To);
        return NetworkDefinition.Chain(first, firstPool, second, secondPool, flat, new("Fc1", flat.Units, 120, Activation.Relu), new("Fc2", 120, 84, Activation.Relu), new("Output", 84, 10, Activation.None));
    }

    private static NetworkDefinition OfConv2()
    {
        var first = Layer.Conv("Conv1", Photograph, 64, new Window(3, 1, 1), Activation.Relu);
        var second = Layer.Conv("Conv2", first.To, 64, new Window(3, 1, 1), Activation.Relu);
        var pool = Layer.Pool("Pool", LayerKind.MaxPool, second.To, new Window(2, 2, 0));
        var flat = Layer.Flatten("Flat", pool.To);
        return NetworkDefinition.Chain(first, second, pool, flat, new("Fc1", flat.Units, 256, Activation.Relu), new("Fc2", 256, 256, Activation.Relu), new("Output", 256, 10, Activation.None));
    }

    private static NetworkDefinition OfResNet20()
    {
        var stem = Normed("Stem", Photograph, 16, new Window(3, 1, 1), Activation.Relu);
        var parts = new List<NetworkPart> { new LayerPart(stem) };
        foreach (var (channels, stride) in ((int, int)[])[(16, 1), (32, 2), (64, 2)])
            for (var block = 1; block <= 3; block++) parts.Add(Block($"Stage{channels}.Block{block}", parts[^1].To, channels, block == 1 ? stride : 1));
        var means = Layer.GlobalAveragePool("Means", parts[^1].To);
        return new NetworkDefinition(Photograph, [.. parts, new LayerPart(means), new LayerPart(new Layer("Output", means.Units, 10, Activation.None))]);
    }

    private static ResidualPart Block(string name, Shape from, int channels, int stride)
    {
        var first = Normed(name + ".Conv1", from, channels, new Window(3, stride, 1), Activation.Relu);
        var second = Normed(name + ".Conv2", first.To, channels, new Window(3, 1, 1), Activation.None);
        var shortcut = stride == 1 ? null : Normed(name + ".Shortcut", from, channels, new Window(1, stride, 0), Activation.None);
        return new ResidualPart(name, [new LayerPart(first), new LayerPart(second)], shortcut, Activation.Relu);
    }

    private static Layer Normed(string name, Shape from, int filters, Window window, Activation activation) =>
        Layer.Conv(name, from, filters, window, activation) with { HasBatchNorm = true, HasBias = false };
}
