using TicketDsl.Runtime.Engine;

namespace TicketDsl.Runtime.Tests.Engine;

/// <summary>Numbers for kernels.</summary>
internal static class Numbers
{
    private static readonly float[] Edges =
        [0, -0f, float.Epsilon, -float.Epsilon, 1e-40f, 1.1754944e-38f, float.MaxValue, -float.MaxValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN];

    /// <summary>Between −4 and 4 and, in that share, what is at the edge of a float.</summary>
    public static NativeArray<float> Of(Random random, int count, double edges)
    {
        var numbers = new NativeArray<float>(count);
        foreach (ref var number in numbers.Span)
            number = random.NextDouble() < edges ? Edges[random.Next(Edges.Length)] : (float)(random.NextDouble() * 8 - 4);
        return numbers;
    }

    /// <summary>A list of rows below <paramref name="rows"/>, each <paramref name="stride"/> long.</summary>
    public static NativeArray<int> Offsets(Random random, int count, int rows, int stride)
    {
        var offsets = new NativeArray<int>(count);
        foreach (ref var offset in offsets.Span) offset = random.Next(rows) * stride;
        return offsets;
    }
}
