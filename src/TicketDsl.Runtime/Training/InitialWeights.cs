using TicketDsl.Runtime.Numerics;
using TicketDsl.Runtime.Randomness;

namespace TicketDsl.Runtime.Training;

/// <summary>Draws initial weights; biases are 0, and batch norm changes nothing yet.</summary>
public static class InitialWeights
{
    /// <summary>Φ(−2): the mass of a normal distribution below two standard deviations.</summary>
    private const double TailAtTwoSigma = 0.022750131948179207;

    /// <summary>√(1 − 4φ(2) / (1 − 2Φ(−2))): the standard deviation of a standard normal that is truncated at twice its own.</summary>
    private const double TruncatedDeviation = 0.87962566103423978;

    /// <summary>Flat weights of the network: layer after layer, weights [units, inputs], then biases, then batch norm's scale 1, shift 0, mean 0 and variance 1.</summary>
    /// <param name="layers">The network's layers with weights.</param>
    /// <param name="initialization">The distribution.</param>
    /// <param name="streamOf">Random numbers of a layer, by index.</param>
    public static float[] Draw(IReadOnlyList<Layer> layers, InitializationDefinition initialization, Func<int, RandomStream> streamOf)
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(initialization);
        ArgumentNullException.ThrowIfNull(streamOf);
        var network = new float[layers.Sum(layer => layer.Parameters)];
        var rest = network.AsSpan();
        for (var i = 0; i < layers.Count; i++)
        {
            var layer = layers[i];
            var (stream, value) = (streamOf(i), Distribution(initialization, layer));
            foreach (ref var weight in rest[..layer.Weights]) weight = (float)value(stream.NextUniform());
            if (layer.HasBatchNorm)
            {
                var norm = rest.Slice(layer.Weights + layer.Biases, layer.BatchNormValues);
                norm[..layer.Units].Fill(1);
                norm[^layer.Units..].Fill(1);
            }

            rest = rest[layer.Parameters..];
        }

        return network;
    }

    /// <summary>The standard deviation of the distribution that a layer's weights are drawn from; that of a truncated normal is smaller than the declared one.</summary>
    public static double StandardDeviation(InitializationDefinition initialization, Layer layer)
    {
        ArgumentNullException.ThrowIfNull(initialization);
        ArgumentNullException.ThrowIfNull(layer);
        var fans = Fans(layer);
        return initialization.Initializer switch
        {
            Initializer.GlorotNormal or Initializer.GlorotUniform => Math.Sqrt(2 / (fans.Inputs + fans.Outputs)),
            Initializer.KaimingNormal or Initializer.KaimingUniform => Math.Sqrt(2 / fans.Inputs),
            Initializer.TruncatedNormal => initialization.StandardDeviation * TruncatedDeviation,
            Initializer.Uniform => initialization.Limit / Math.Sqrt(3),
            _ => throw new ArgumentOutOfRangeException(nameof(initialization), initialization.Initializer, "There is no such initializer."),
        };
    }

    /// <summary>Values that a unit sums over, and values that an input goes to.</summary>
    private static (double Inputs, double Outputs) Fans(Layer layer)
    {
        double places = layer.Window is { } window ? window.Size * window.Size : 1;
        return (layer.Inputs, layer.Units * places);
    }

    /// <summary>The value that a uniform number in (0, 1) stands for.</summary>
    private static Func<double, double> Distribution(InitializationDefinition initialization, Layer layer)
    {
        var (inputs, outputs) = Fans(layer);
        return initialization.Initializer switch
        {
            Initializer.GlorotNormal => Normal(Math.Sqrt(2 / (inputs + outputs))),
            Initializer.KaimingNormal => Normal(Math.Sqrt(2.0 / inputs)),
            Initializer.TruncatedNormal => Truncated(initialization.StandardDeviation),
            Initializer.GlorotUniform => Uniform(Math.Sqrt(6 / (inputs + outputs))),
            Initializer.KaimingUniform => Uniform(Math.Sqrt(6.0 / inputs)),
            Initializer.Uniform => Uniform(initialization.Limit),
            _ => throw new ArgumentOutOfRangeException(nameof(initialization), initialization.Initializer, "There is no such initializer."),
        };
    }

    private static Func<double, double> Normal(double deviation) => uniform => deviation * NormalQuantile.At(uniform);

    private static Func<double, double> Truncated(double deviation) =>
        uniform => deviation * NormalQuantile.At(TailAtTwoSigma + uniform * (1 - 2 * TailAtTwoSigma));

    private static Func<double, double> Uniform(double limit) => uniform => limit * (2 * uniform - 1);
}
