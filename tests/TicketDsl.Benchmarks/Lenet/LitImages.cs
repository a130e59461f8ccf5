using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Randomness;

namespace TicketDsl.Benchmarks.Lenet;

/// <summary>Random images that are lit where digits are: 19 % of the pixels, more towards the middle, the rim always dark.</summary>
internal static class LitImages
{
    private const int Side = 28;
    private const int Pixels = Side * Side;
    private const double Lit = 0.19;

    private static readonly Lazy<Examples> Made = new(Make);

    public static Examples All => Made.Value;

    private static Examples Make()
    {
        var shape = Enumerable.Range(0, Pixels).Select(Shape).ToArray();
        var scale = Lit / shape.Average();
        var random = new RandomKey("benchmark digits", 0).Stream(RandomPurpose.InitialWeights);
        var inputs = new byte[LenetTraining.TrainingExamples * Pixels];
        for (var i = 0; i < inputs.Length; i++)
            if (random.NextUniform() < scale * shape[i % Pixels]) inputs[i] = (byte)(1 + random.NextBelow(255));

        var labels = new byte[LenetTraining.TrainingExamples];
        foreach (ref var label in labels.AsSpan()) label = (byte)random.NextBelow(10);
        return new Examples(inputs, labels, Pixels, ByteScaling.Values(Dataset.Mnist, InputScaling.Unit));
    }

    private static double Shape(int pixel)
    {
        var (row, column) = (pixel / Side, pixel % Side);
        var fromMiddle = Math.Max(Math.Abs(row - 13.5), Math.Abs(column - 13.5)) / 13.5;
        return Math.Max(0, 1.3 - 1.5 * fromMiddle * fromMiddle);
    }
}
