using System.Globalization;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Pruning;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Benchmarks;

/// <summary>LeNet-300-100, batch 60, Adam, under random masks, on 55,000 images with 19 % non-zero pixels: microseconds an iteration.</summary>
internal static class LenetBenchmark
{
    private const int Iterations = 200;
    private const int Images = 55_000;
    private const int Pixels = 784;
    private const double NonZero = 0.19;

    public static void Run()
    {
        Layer[] layers = [new("Fc1", Pixels, 300, Activation.Relu), new("Fc2", 300, 100, Activation.Relu), new("Output", 100, 10, Activation.None)];
        var problem = new TrainingProblem([.. layers], Loss.SoftmaxCrossEntropy, new AdamDefinition(1.2e-3, 0.9, 0.999, 1e-8), Digits(), 60, IsFullBatch: false);
        var key = new RandomKey("benchmark", 0);
        var weights = InitialWeights.Draw(layers, new(Initializer.GlorotNormal, 0), layer => key.Stream(RandomPurpose.InitialWeights, (uint)layer));
        foreach (var density in new[] { 1, 0.51, 0.21, 0.086, 0.036, 0.018 })
        {
            using var trainer = new EmbeddedEngine().CreateTrainer(problem, 1);
            trainer.Start(0, weights, Masks(layers, density, key), new BatchOrder(key, [.. Enumerable.Range(0, Images)], 60), iteration: 0);
            var time = Timing.MedianNanoseconds(Iterations, () => trainer.Train(Iterations, CancellationToken.None)) / 1000;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"LeNet-300-100, {100 * density,5:F1} %  {time,8:F1} µs an iteration"));
        }
    }

    private static MaskSet Masks(Layer[] layers, double density, RandomKey key) => new([.. layers.Select((layer, l) => Rearrangement.OfWeights(
        Mask.From(layer.Inputs, layer.Units, index => index < density * layer.Weights), key.Stream(RandomPurpose.RearrangedMasks, (uint)l)))]);

    /// <summary>Images that are lit where digits are: more towards the middle, the rim always dark.</summary>
    private static Examples Digits()
    {
        var random = new RandomKey("benchmark digits", 0).Stream(RandomPurpose.InitialWeights);
        var inputs = new byte[Images * Pixels];
        for (var i = 0; i < inputs.Length; i++)
        {
            var (row, column) = (i % Pixels / 28, i % 28);
            var fromMiddle = Math.Max(Math.Abs(row - 13.5), Math.Abs(column - 13.5)) / 13.5;
            var lit = 1.78 * NonZero * Math.Max(0, 1.3 - 1.5 * fromMiddle * fromMiddle);
            if (random.NextUniform() < lit) inputs[i] = (byte)(1 + random.NextBelow(255));
        }

        var labels = new byte[Images];
        foreach (ref var label in labels.AsSpan()) label = (byte)random.NextBelow(10);
        return new Examples(inputs, labels, Pixels, ByteScaling.Values(Dataset.Mnist, InputScaling.Unit));
    }
}
