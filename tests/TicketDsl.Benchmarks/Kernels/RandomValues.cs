using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Randomness;

namespace TicketDsl.Benchmarks.Kernels;

/// <summary>Numbers for kernels to work on.</summary>
internal static class RandomValues
{
    /// <summary>Uniform between −1 and 1, but 0 where a second draw is not below <paramref name="share"/>.</summary>
    public static NativeArray<float> Of(int count, double share = 1)
    {
        var random = new RandomKey("benchmark", 0).Stream(RandomPurpose.InitialWeights);
        var values = new NativeArray<float>(count);
        foreach (ref var value in values.Span) value = random.NextUniform() < share ? (float)(2 * random.NextUniform() - 1) : 0;
        return values;
    }
}
