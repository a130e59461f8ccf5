using TicketDsl.Runtime.Numerics;
using TicketDsl.Runtime.Randomness;

namespace TicketDsl.Runtime.Training;

/// <summary>Draws initial weights; biases are 0.</summary>
public static class InitialWeights
{
    /// <summary>Φ(−2): the mass of a normal distribution below two standard deviations.</summary>
    private const double TailAtTwoSigma = 0.022750131948179207;

    /// <summary>Flat weights of the network: layer after layer, weights [units, inputs], then biases.</summary>
    /// <param name="layers">The network.</param>
    /// <param name="initialization">The distribution.</param>
    /// <param name="streamOf">Random numbers of a layer, by index.</param>
    public static float[] Draw(IReadOnlyList<Layer> layers, InitializationDefinition initialization, Func<int, RandomStream> streamOf)
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(initialization);
        ArgumentNullException.ThrowIfNull(streamOf);
        var network = new float[layers.Sum(layer => layer.Parameters)];
        var start = 0;
        for (var i = 0; i < layers.Count; i++)
        {
            var stream = streamOf(i);
            var deviation = Deviation(initialization, layers[i]);
            var truncated = initialization.Initializer == Initializer.TruncatedNormal;
            foreach (ref var weight in network.AsSpan(start, layers[i].Weights))
            {
                var uniform = stream.NextUniform();
                if (truncated) uniform = TailAtTwoSigma + uniform * (1 - 2 * TailAtTwoSigma);
                weight = (float)(deviation * NormalQuantile.At(uniform));
            }

            start += layers[i].Parameters;
        }

        return network;
    }

    private static double Deviation(InitializationDefinition initialization, Layer layer) => initialization.Initializer switch
    {
        Initializer.GlorotNormal => Math.Sqrt(2.0 / (layer.Inputs + layer.Units)),
        Initializer.KaimingNormal => Math.Sqrt(2.0 / layer.Inputs),
        Initializer.TruncatedNormal => initialization.StandardDeviation,
        _ => throw new ArgumentOutOfRangeException(nameof(initialization)),
    };
}
