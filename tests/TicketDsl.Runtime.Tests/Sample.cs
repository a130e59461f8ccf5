using TicketDsl.Runtime.Data;

namespace TicketDsl.Runtime.Tests;

/// <summary>Small data sets.</summary>
internal static class Sample
{
    /// <summary>Byte / 255.</summary>
    public static readonly float[] Unit = [.. Enumerable.Range(0, 256).Select(octet => octet / 255f)];

    /// <summary>The four points of exclusive or.</summary>
    public static LoadedDataset Xor
    {
        get
        {
            var points = Of(2, [0, 0, 0, 255, 255, 0, 255, 255], [0, 1, 1, 0]);
            return new LoadedDataset(points, points);
        }
    }

    /// <summary>The one place where tests make examples.</summary>
    public static Examples Of(int features, byte[] inputs, byte[] labels, float[]? values = null, float[]? scales = null) =>
        new(inputs, labels, features, values ?? Unit, scales);

    /// <summary>Random bytes, some of them 0, with random labels below <paramref name="classes"/>.</summary>
    public static Examples Random(int count, int features, int classes, int seed, double zeros = 0.3, float[]? values = null, float[]? scales = null)
    {
        var random = new Random(seed);
        var inputs = new byte[count * features];
        foreach (ref var input in inputs.AsSpan()) input = random.NextDouble() < zeros ? (byte)0 : (byte)random.Next(1, 256);
        var labels = new byte[count];
        foreach (ref var label in labels.AsSpan()) label = (byte)random.Next(classes);
        return Of(features, inputs, labels, values, scales);
    }
}
