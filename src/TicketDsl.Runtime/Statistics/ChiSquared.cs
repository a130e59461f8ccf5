using System.Globalization;
using MathNet.Numerics;

namespace TicketDsl.Runtime.Statistics;

/// <summary>A χ² statistic: how far a table of numbers is, as a whole, from another.</summary>
/// <param name="Statistic">0 or more.</param>
/// <param name="DegreesOfFreedom">1 or more.</param>
public readonly record struct ChiSquared(double Statistic, int DegreesOfFreedom)
{
    /// <summary>The probability of a statistic as large or larger if both tables measured the same shares: Q(k/2, χ²/2).</summary>
    public double PValue => Statistic <= 0 ? 1 : SpecialFunctions.GammaUpperRegularized(DegreesOfFreedom / 2.0, Statistic / 2);

    /// <summary>
    /// Compares independent cells: the sum of z² = (p₁ − p₂)² / (p(1 − p)(1/n₁ + 1/n₂)), p the pooled share of both samples
    /// (Pearson 1900; for one cell, the χ² of its 2×2 table without correction).
    /// </summary>
    /// <param name="cells">A pair a cell; each adds a degree of freedom.</param>
    /// <remarks>
    /// Where both samples have successes only or none, the pooled variance is 0 and the shares are equal: such a cell adds 0 to the
    /// statistic and still counts as a degree of freedom, which makes the test the milder for it. Cells with few expected
    /// successes or failures (under 5) are not well approximated.
    /// </remarks>
    /// <exception cref="ArgumentException">There is no cell.</exception>
    public static ChiSquared OfProportions(IEnumerable<(Proportion Ours, Proportion Published)> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var (sum, count) = (0.0, 0);
        foreach (var (ours, published) in cells)
        {
            sum += SquaredScore(ours, published);
            count++;
        }

        return count > 0 ? new ChiSquared(sum, count) : throw new ArgumentException("A comparison needs a cell or more.", nameof(cells));
    }

    private static double SquaredScore(Proportion a, Proportion b)
    {
        var pooled = ((double)a.Successes + b.Successes) / ((double)a.Trials + b.Trials);
        if (pooled is 0 or 1) return 0;
        var variance = pooled * (1 - pooled) * (1.0 / a.Trials + 1.0 / b.Trials);
        return (a.Value - b.Value) * (a.Value - b.Value) / variance;
    }

    /// <summary>"χ²(4) = 3.21, p = 0.523".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"χ²({DegreesOfFreedom}) = {Statistic:F2}, p = {PValue:G3}");
}
