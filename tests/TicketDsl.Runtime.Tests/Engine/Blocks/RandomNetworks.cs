namespace TicketDsl.Runtime.Tests.Engine.Blocks;

/// <summary>Networks of any layers in any order and size that fit together; each ends in three units.</summary>
internal static class RandomNetworks
{
    public static NetworkDefinition Of(Random random)
    {
        var shape = new Shape(random.Next(1, 4), random.Next(5, 14), random.Next(5, 14));
        var parts = new List<NetworkPart>();
        var input = shape;
        for (var layers = random.Next(1, 5); layers > 0; layers--)
        {
            var name = $"L{parts.Count}";
            parts.Add(random.Next(5) switch
            {
                0 => new LayerPart(Layer.Pool(name, random.Next(2) == 0 ? LayerKind.MaxPool : LayerKind.AveragePool, shape, Fitting(random, shape, most: 3))),
                1 => Residual(random, name, shape),
                _ => new LayerPart(Conv(random, name, shape)),
            });
            shape = parts[^1].To;
        }

        Layer toFeatures = random.Next(3) == 0 ? Layer.GlobalAveragePool("Means", shape) : Layer.Flatten("Flat", shape);
        parts.Add(new LayerPart(toFeatures));
        var features = toFeatures.To.Features;
        if (random.Next(2) == 0)
        {
            var units = random.Next(1, 40);
            parts.Add(new LayerPart(Varied(random, new Layer("Hidden", features, units, Activation.None))));
            features = units;
        }

        return new NetworkDefinition(input, [.. parts, new LayerPart(new Layer("Output", features, 3, Activation.None) { HasBias = random.Next(2) == 0 })]);
    }

    private static Layer Conv(Random random, string name, Shape from) =>
        Varied(random, Layer.Conv(name, from, random.Next(1, 28), Fitting(random, from, most: 5), Activation.None));

    private static Layer Varied(Random random, Layer layer) => layer with
    {
        Activation = (Activation)random.Next(4),
        HasBias = random.Next(2) == 0,
        HasBatchNorm = random.Next(3) == 0,
        Dropout = random.Next(4) == 0 ? 0.3 : 0,
    };

    private static ResidualPart Residual(Random random, string name, Shape from)
    {
        var stride = random.Next(1, 3);
        var filters = random.Next(2) == 0 ? from.Channels : random.Next(1, 28);
        var first = Varied(random, Layer.Conv(name + ".Conv1", from, filters, new Window(3, stride, 1), Activation.None));
        var second = Varied(random, Layer.Conv(name + ".Conv2", first.To, filters, new Window(3, 1, 1), Activation.None)) with { Activation = Activation.None };
        var projection = stride == 1 && filters == from.Channels && random.Next(2) == 0
            ? null
            : Layer.Conv(name + ".Projection", from, filters, new Window(1, stride, 0), Activation.None) with { HasBatchNorm = random.Next(2) == 0, HasBias = random.Next(2) == 0 };
        return new ResidualPart(name, [new LayerPart(first), new LayerPart(second)], projection, (Activation)random.Next(4));
    }

    private static Window Fitting(Random random, Shape shape, int most)
    {
        var size = random.Next(1, Math.Min(most, Math.Min(shape.Height, shape.Width)) + 1);
        return new Window(size, random.Next(1, 4), random.Next(size / 2 + 1));
    }
}
