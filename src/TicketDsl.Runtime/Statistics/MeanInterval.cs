using System.Globalization;
using MathNet.Numerics.Distributions;

namespace TicketDsl.Runtime.Statistics;

/// <summary>A mean over replicates and the interval that holds the true mean with 95 % confidence.</summary>
/// <param name="Count">Replicates, 1 or more.</param>
/// <param name="Mean">Their arithmetic mean.</param>
/// <param name="HalfWidth">
/// t(0.975; n − 1) · s / √n with s² = Σ(x − mean)² / (n − 1) (Student 1908); not a number for a single replicate, which has no interval.
/// </param>
public readonly record struct MeanInterval(int Count, double Mean, double HalfWidth)
{
    /// <summary>Whether there are replicates enough for an interval.</summary>
    public bool HasInterval => Count > 1;

    /// <summary>The interval's lower end, or not a number.</summary>
    public double Low => Mean - HalfWidth;

    /// <summary>The interval's upper end, or not a number.</summary>
    public double High => Mean + HalfWidth;

    /// <summary>The mean and interval of a value a replicate.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static MeanInterval Of(IEnumerable<double> values)
    {
        double[] all = [.. values];
        if (all.Length == 0) throw new ArgumentException("A mean needs a value or more.", nameof(values));
        var mean = all.Sum() / all.Length;
        if (all.Length == 1) return new(1, mean, double.NaN);
        var variance = all.Sum(value => (value - mean) * (value - mean)) / (all.Length - 1);
        var t = StudentT.InvCDF(location: 0, scale: 1, freedom: all.Length - 1, p: 0.975);
        return new(all.Length, mean, t * Math.Sqrt(variance / all.Length));
    }

    /// <summary>"97.65 ± 0.12", or "97.65" for a single replicate.</summary>
    /// <param name="decimals">Digits after the point.</param>
    /// <param name="factor">What both numbers are multiplied by; 100 shows a share in per cent.</param>
    public string Format(int decimals, double factor = 1)
    {
        var format = "F" + decimals.ToString(CultureInfo.InvariantCulture);
        var mean = (Mean * factor).ToString(format, CultureInfo.InvariantCulture);
        return HasInterval ? $"{mean} ± {(HalfWidth * factor).ToString(format, CultureInfo.InvariantCulture)}" : mean;
    }

    /// <inheritdoc/>
    public override string ToString() => Format(decimals: 4);
}
