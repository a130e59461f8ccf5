using TicketDsl.Runtime.Numerics;

namespace TicketDsl.Runtime.Measures;

/// <summary>What follows from the last layer's sums and the labels. In double and in order, so that it is the same on every machine.</summary>
public static class Outputs
{
    /// <summary>Mean loss over the examples.</summary>
    /// <param name="loss">Which loss.</param>
    /// <param name="sums">[examples, units].</param>
    /// <param name="labels">A label an example.</param>
    public static double MeanLoss(Loss loss, ReadOnlySpan<float> sums, ReadOnlySpan<byte> labels)
    {
        var units = sums.Length / labels.Length;
        var total = 0.0;
        for (var example = 0; example < labels.Length; example++)
            total += OfExample(loss, sums.Slice(example * units, units), labels[example]);
        return total / labels.Length;
    }

    /// <summary>Share of the examples whose highest sum is the label's (the first, if several), or, with one unit, whose sum is above 0 just where the label is 1.</summary>
    public static double Accuracy(ReadOnlySpan<float> sums, ReadOnlySpan<byte> labels)
    {
        var units = sums.Length / labels.Length;
        var right = 0;
        for (var example = 0; example < labels.Length; example++)
            if (Class(sums.Slice(example * units, units)) == labels[example]) right++;
        return (double)right / labels.Length;
    }

    private static double OfExample(Loss loss, ReadOnlySpan<float> sums, byte label)
    {
        if (loss == Loss.SigmoidCrossEntropy)
        {
            // −log σ(z) where the label is 1, −log σ(−z) where it is 0: log(1 + e^−|z|) cannot overflow.
            var margin = label == 1 ? (double)sums[0] : -sums[0];
            return PortableMath.Log(1 + PortableMath.Exp(-Math.Abs(margin))) + Math.Max(-margin, 0);
        }

        var highest = (double)sums[0];
        foreach (var sum in sums) highest = Math.Max(highest, sum);
        var denominator = 0.0;
        foreach (var sum in sums) denominator += PortableMath.Exp(sum - highest);
        // The difference first: where sums are huge, the logarithm would be lost in them.
        return PortableMath.Log(denominator) + (highest - sums[label]);
    }

    /// <summary>The class that the sums of one example say: the highest one's (the first, if several), or, with one unit, 1 just where it is above 0.</summary>
    internal static int Class(ReadOnlySpan<float> sums)
    {
        if (sums.Length == 1) return sums[0] > 0 ? 1 : 0;
        var best = 0;
        for (var unit = 1; unit < sums.Length; unit++)
            if (sums[unit] > sums[best]) best = unit;
        return best;
    }
}
