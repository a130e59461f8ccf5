using TicketDsl.Runtime.Numerics;

namespace TicketDsl.Runtime.Measures;

/// <summary>What a network says of examples, from its last layer's sums. In double and in order, so that it is the same on every machine.</summary>
public static class Predictions
{
    /// <summary>The class of each example: the highest sum's (the first, if several), or, with one unit, 1 just where the sum is above 0.</summary>
    /// <param name="outputs">Sums, [examples, units].</param>
    /// <param name="units">Units of the last layer.</param>
    public static byte[] Classes(ReadOnlySpan<float> outputs, int units)
    {
        var classes = new byte[outputs.Length / units];
        for (var example = 0; example < classes.Length; example++) classes[example] = (byte)Outputs.Class(outputs.Slice(example * units, units));
        return classes;
    }

    /// <summary>
    /// The probability of each class, [examples, classes]: softmax of the sums, or, with one unit, 1 − σ and σ. An example whose sums are not
    /// finite says nothing: each of its classes is as likely.
    /// </summary>
    /// <param name="outputs">Sums, [examples, units].</param>
    /// <param name="units">Units of the last layer.</param>
    public static double[] Probabilities(ReadOnlySpan<float> outputs, int units)
    {
        var classes = Math.Max(2, units);
        var probabilities = new double[outputs.Length / units * classes];
        for (var example = 0; example < outputs.Length / units; example++)
        {
            var of = probabilities.AsSpan(example * classes, classes);
            for (var unit = 0; unit < units; unit++) of[classes - units + unit] = outputs[example * units + unit];
            Softmax(of);
        }

        return probabilities;
    }

    private static void Softmax(Span<double> sums)
    {
        var highest = double.NegativeInfinity;
        foreach (var sum in sums)
        {
            highest = Math.Max(highest, sum);
            if (double.IsFinite(sum)) continue;
            sums.Fill(1.0 / sums.Length);
            return;
        }

        var all = 0.0;
        foreach (ref var sum in sums) all += sum = PortableMath.Exp(sum - highest);
        foreach (ref var sum in sums) sum /= all;
    }
}
