using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Randomness;

namespace TicketDsl.Benchmarks.Convolutions;

/// <summary>Images of random bytes with random labels: what a convolution costs does not depend on them.</summary>
internal static class RandomImages
{
    private const int Count = 2_000;

    public static Examples Of(Shape shape)
    {
        var random = new RandomKey("benchmark images", 0).Stream(RandomPurpose.InitialWeights);
        var inputs = new byte[Count * shape.Features];
        foreach (ref var input in inputs.AsSpan()) input = (byte)random.NextWord();
        var labels = new byte[Count];
        foreach (ref var label in labels.AsSpan()) label = (byte)random.NextBelow(10);
        return new Examples(inputs, labels, shape.Features, ByteScaling.Values(Dataset.Mnist, InputScaling.Unit));
    }
}
