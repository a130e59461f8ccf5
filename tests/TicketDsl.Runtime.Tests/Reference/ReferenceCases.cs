using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Reference;

/// <summary>Small networks, one for each thing that a network can hold.</summary>
internal static class ReferenceCases
{
    private static readonly Shape Image = new(2, 5, 6);

    /// <summary>The networks by name; each ends in three units.</summary>
    public static IEnumerable<(string Name, NetworkDefinition Network)> All()
    {
        yield return ("linear", NetworkDefinition.Chain(new Layer("Output", 7, 3, Activation.None)));
        foreach (var activation in Enum.GetValues<Activation>())
            yield return ($"{activation}", NetworkDefinition.Chain(new Layer("Hidden", 7, 5, activation), new Layer("Output", 5, 3, Activation.None)));
        yield return ("no biases", NetworkDefinition.Chain(
            new Layer("Hidden", 7, 5, Activation.Tanh) { HasBias = false }, new Layer("Output", 5, 3, Activation.None) { HasBias = false }));
        yield return ("batch norm", NetworkDefinition.Chain(
            new Layer("Hidden", 7, 5, Activation.Tanh) { HasBatchNorm = true }, new Layer("Output", 5, 3, Activation.None)));
        yield return ("dropout", NetworkDefinition.Chain(
            new Layer("Hidden", 7, 9, Activation.Sigmoid) { Dropout = 0.4 }, new Layer("Output", 9, 3, Activation.None)));

        foreach (var window in (Window[])[new(3, 1, 1), new(2, 1, 0), new(3, 2, 1), new(5, 2, 2), new(1, 2, 0), new(4, 3, 0)])
            yield return ($"convolution {window}", Convolved(image => [Layer.Conv("Conv2", image, 3, window, Activation.Tanh)]));
        foreach (var kind in (LayerKind[])[LayerKind.MaxPool, LayerKind.AveragePool])
            foreach (var window in (Window[])[new(2, 2, 0), new(3, 2, 1), new(3, 1, 0), new(2, 3, 1)])
                yield return ($"{kind} {window}", Convolved(image => [Layer.Pool("Pool", kind, image, window)]));
        yield return ("max pool of ReLU", NetworkDefinition.Chain(WithOutput(
            Layer.Conv("Conv", Image, 4, new Window(3, 1, 1), Activation.Relu), Layer.Pool("Pool", LayerKind.MaxPool, new Shape(4, 5, 6), new Window(2, 2, 0)))));
        yield return ("global average pool", Convolved(image => [Layer.GlobalAveragePool("Pool", image)]));
        yield return ("convolution with batch norm, without bias", Convolved(image =>
            [Layer.Conv("Conv2", image, 3, new Window(3, 2, 1), Activation.Relu) with { HasBatchNorm = true, HasBias = false }]));
        yield return ("convolution with dropout", Convolved(image => [Layer.Conv("Conv2", image, 3, new Window(3, 1, 0), Activation.Tanh) with { Dropout = 0.3 }]));
        yield return ("residual identity", Residual(projected: false, stride: 1));
        yield return ("residual projection", Residual(projected: true, stride: 2));
        yield return ("residual in residual", Nested());
    }

    /// <summary>A problem of one full batch over random examples.</summary>
    public static TrainingProblem Problem(NetworkDefinition network, Loss loss = Loss.SoftmaxCrossEntropy, OptimizerDefinition? optimizer = null) => new(
        network, loss, optimizer ?? new SgdDefinition(1, 0), Sample.Random(5, network.Input.Features, loss == Loss.SoftmaxCrossEntropy ? 3 : 2, seed: 1), 5, IsFullBatch: true);

    /// <summary>Random weights in which nothing is 0 or 1 by chance.</summary>
    public static double[] Weights(NetworkDefinition network, int seed)
    {
        var key = new RandomKey("reference", seed);
        var weights = InitialWeights.Draw(
            network.Layers, new InitializationDefinition(Initializer.KaimingNormal, 0), layer => key.Stream(RandomPurpose.InitialWeights, (uint)layer));
        var random = key.Stream(RandomPurpose.ReinitializedWeights);
        return Array.ConvertAll(weights, weight => weight + 0.4 * (random.NextUniform() - 0.5));
    }

    /// <summary>Keeps by a random coin a value, the same for each call.</summary>
    public static bool[][] Coins(int layer, int batch, int features)
    {
        var random = new Random(layer);
        return [.. Enumerable.Range(0, batch).Select(_ => Enumerable.Range(0, features).Select(_ => random.Next(3) > 0).ToArray())];
    }

    private static NetworkDefinition Convolved(Func<Shape, Layer[]> then) => NetworkDefinition.Chain(WithOutput(
        [Layer.Conv("Conv1", Image, 3, new Window(3, 1, 1), Activation.Tanh), .. then(new Shape(3, Image.Height, Image.Width))]));

    private static Layer[] WithOutput(params Layer[] layers) =>
        [.. layers, Layer.Flatten("Flat", layers[^1].To), new Layer("Output", layers[^1].To.Features, 3, Activation.None)];

    private static NetworkDefinition Residual(bool projected, int stride)
    {
        var first = Layer.Conv("Stem", Image, 3, new Window(3, 1, 1), Activation.Relu);
        var part = Block("Block", first.To, projected ? 4 : 3, stride, projected);
        return Ended(Image, new LayerPart(first), part);
    }

    private static NetworkDefinition Nested()
    {
        var first = Layer.Conv("Stem", Image, 3, new Window(3, 1, 1), Activation.Tanh);
        var inner = Block("Inner", first.To, 3, stride: 1, projected: true);
        var last = Layer.Conv("Last", inner.To, 3, new Window(1, 1, 0), Activation.None);
        return Ended(Image, new LayerPart(first), new ResidualPart("Outer", [inner, new LayerPart(last)], null, Activation.Sigmoid));
    }

    private static ResidualPart Block(string name, Shape from, int filters, int stride, bool projected)
    {
        var first = Layer.Conv(name + ".Conv1", from, filters, new Window(3, stride, 1), Activation.Relu) with { HasBatchNorm = true, HasBias = false };
        var second = Layer.Conv(name + ".Conv2", first.To, filters, new Window(3, 1, 1), Activation.None) with { HasBatchNorm = true, HasBias = false };
        var projection = Layer.Conv(name + ".Projection", from, filters, new Window(1, stride, 0), Activation.None) with { HasBatchNorm = true, HasBias = false };
        return new ResidualPart(name, [new LayerPart(first), new LayerPart(second)], projected ? projection : null, Activation.Relu);
    }

    private static NetworkDefinition Ended(Shape input, params NetworkPart[] parts)
    {
        var pool = Layer.GlobalAveragePool("Pool", parts[^1].To);
        return new NetworkDefinition(input, [.. parts, new LayerPart(pool), new LayerPart(new Layer("Output", pool.Units, 3, Activation.None))]);
    }
}
