using TicketDsl.Runtime.Numerics;

namespace TicketDsl.Runtime.Measures;

/// <summary>What follows from the last layer's sums and the labels. In double and in order, so that it is the same on every machine.</summary>
public static class Outputs
{
    /// <summary>Powers that are worked out at once.</summary>
    private const int Powers = 160;

    /// <summary>Mean loss over the examples.</summary>
    /// <param name="loss">Which loss.</param>
    /// <param name="sums">[examples, units].</param>
    /// <param name="labels">A label an example.</param>
    public static double MeanLoss(Loss loss, ReadOnlySpan<float> sums, ReadOnlySpan<byte> labels)
    {
        var units = sums.Length / labels.Length;
        var total = 0.0;
        if (loss == Loss.SigmoidCrossEntropy)
        {
            for (var example = 0; example < labels.Length; example++) total += OfMargin(labels[example] == 1 ? sums[example * units] : -sums[example * units]);
            return total / labels.Length;
        }

        // Powers of some examples at once, since a vector of them takes hardly longer than one.
        Span<double> powers = stackalloc double[Math.Max(units, Powers)];
        var some = powers.Length / units;
        for (var first = 0; first < labels.Length; first += some)
        {
            var now = Math.Min(some, labels.Length - first);
            var block = powers[..(now * units)];
            for (var i = 0; i < now; i++) Differences(sums.Slice((first + i) * units, units), block.Slice(i * units, units));
            PortableMath.Exp(block);
            for (var i = 0; i < now; i++)
            {
                var denominator = 0.0;
                foreach (var power in block.Slice(i * units, units)) denominator += power;

                // The difference first: where sums are huge, the logarithm would be lost in them.
                var row = sums.Slice((first + i) * units, units);
                total += PortableMath.Log(denominator) + (Highest(row) - row[labels[first + i]]);
            }
        }

        return total / labels.Length;
    }

    /// <summary>Share of the examples whose highest sum is the label's (the first, if several), or, with one unit, whose sum is above 0 just where the label is 1.</summary>
    public static double Accuracy(ReadOnlySpan<float> sums, ReadOnlySpan<byte> labels)
    {
        var units = sums.Length / labels.Length;
        var right = 0;
        for (var example = 0; example < labels.Length; example++)
        {
            // What is not a number is neither above nor under, so only a class that is looked for is known.
            var row = sums.Slice(example * units, units);
            if ((units > 1 && IsHighest(row, labels[example])) || Class(row) == labels[example]) right++;
        }

        return (double)right / labels.Length;
    }

    /// <summary>−log σ(z) where the label is 1, −log σ(−z) where it is 0: log(1 + e^−|z|) cannot overflow.</summary>
    private static double OfMargin(double margin) => PortableMath.Log(1 + PortableMath.Exp(-Math.Abs(margin))) + Math.Max(-margin, 0);

    private static void Differences(ReadOnlySpan<float> sums, Span<double> differences)
    {
        var highest = Highest(sums);
        for (var unit = 0; unit < sums.Length; unit++) differences[unit] = sums[unit] - highest;
    }

    private static double Highest(ReadOnlySpan<float> sums)
    {
        var highest = sums[0];
        foreach (var sum in sums) highest = Math.Max(highest, sum);
        return highest;
    }

    /// <summary>Whether the label's sum is above those before it and not under those after it. Without jumps, since which sum is the highest can not be foreseen.</summary>
    private static bool IsHighest(ReadOnlySpan<float> sums, int label)
    {
        var (its, isHighest) = (sums[label], true);
        for (var unit = 0; unit < label; unit++) isHighest &= its > sums[unit];
        for (var unit = label + 1; unit < sums.Length; unit++) isHighest &= its >= sums[unit];
        return isHighest;
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
