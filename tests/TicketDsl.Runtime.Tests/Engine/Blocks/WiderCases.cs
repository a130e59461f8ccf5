namespace TicketDsl.Runtime.Tests.Engine.Blocks;

/// <summary>Networks of more channels and units than a group of 16 or a tile of 4 holds, and of odd sizes.</summary>
internal static class WiderCases
{
    public static IEnumerable<(string Name, NetworkDefinition Network)> All()
    {
        yield return ("two convolutions of many channels", Conv(new Shape(1, 11, 9), 21, 19, new Window(3, 1, 1)));
        yield return ("a stride over many channels", Conv(new Shape(3, 9, 12), 18, 33, new Window(3, 2, 1)));
        yield return ("a stride of three over windows of five", Conv(new Shape(2, 13, 14), 17, 5, new Window(5, 3, 2)));
        yield return ("wide linear layers", NetworkDefinition.Chain(
            new Layer("A", 450, 37, Activation.Relu), new Layer("B", 37, 18, Activation.Relu), new Layer("C", 18, 3, Activation.None) { HasBias = false }));
        yield return ("convolutions that Winograd's transforms fit", Conv(new Shape(2, 10, 12), 26, 24, new Window(3, 1, 1)));
        yield return ("the same without padding", Conv(new Shape(2, 18, 6), 24, 25, new Window(3, 1, 0)));
        yield return ("poolings that leave rows out", Pooled(new Shape(2, 13, 12), new Window(2, 2, 0)));
        yield return ("poolings that overlap and leave rows out", Pooled(new Shape(2, 12, 11), new Window(3, 2, 0)));
        yield return ("poolings with padding", Pooled(new Shape(2, 12, 11), new Window(3, 2, 1)));
        yield return ("a window as large as the image", Conv(new Shape(2, 6, 6), 9, 12, new Window(6, 1, 0)));
    }

    private static NetworkDefinition Conv(Shape image, int first, int second, Window window)
    {
        var a = Layer.Conv("A", image, first, new Window(3, 1, 1), Activation.Relu);
        var b = Layer.Conv("B", a.To, second, window, Activation.Relu);
        var flat = Layer.Flatten("Flat", b.To);
        return NetworkDefinition.Chain(a, b, flat, new Layer("Output", flat.Units, 3, Activation.None));
    }

    private static NetworkDefinition Pooled(Shape image, Window window)
    {
        var a = Layer.Conv("A", image, 18, new Window(3, 1, 0), Activation.Relu);
        var aPool = Layer.Pool("APool", LayerKind.MaxPool, a.To, window);
        var b = Layer.Conv("B", aPool.To, 26, new Window(2, 1, 1), Activation.Relu);
        var bPool = Layer.Pool("BPool", LayerKind.MaxPool, b.To, window);
        var flat = Layer.Flatten("Flat", bPool.To);
        return NetworkDefinition.Chain(a, aPool, b, bPool, flat, new Layer("Output", flat.Units, 3, Activation.None));
    }
}
