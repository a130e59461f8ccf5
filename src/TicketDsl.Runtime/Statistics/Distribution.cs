using System.Collections.Immutable;

namespace TicketDsl.Runtime.Statistics;

/// <summary>Values that a measure found, such as one a unit or one a weight: more than a number can say of them.</summary>
public sealed class Distribution
{
    private readonly double[] _ascending;

    /// <summary>The distribution of these values, none or more.</summary>
    public Distribution(IEnumerable<double> values)
    {
        _ascending = [.. values];
        Array.Sort(_ascending);
    }

    /// <summary>How many values.</summary>
    public int Count => _ascending.Length;

    /// <summary>Their arithmetic mean; not a number where there are none.</summary>
    public double Mean => _ascending.Sum() / Count;

    /// <summary>√(Σ(x − mean)² / n); not a number where there are none.</summary>
    public double StandardDeviation
    {
        get
        {
            var mean = Mean;
            return Math.Sqrt(_ascending.Sum(value => (value - mean) * (value - mean)) / Count);
        }
    }

    /// <summary>The value below which that share lies: between the neighbours x₍ₖ₎ and x₍ₖ₊₁₎ of position share × (n − 1), in proportion (Hyndman &amp; Fan 1996, definition 7).</summary>
    /// <param name="share">0, the least value, to 1, the greatest; 0.5 is the median.</param>
    /// <returns>Not a number where there are no values.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share does not lie between 0 and 1.</exception>
    public double Quantile(double share)
    {
        if (share is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "A quantile's share lies between 0 and 1.");
        if (Count == 0) return double.NaN;
        var position = share * (Count - 1);
        var below = (int)position;
        return below == Count - 1 ? _ascending[below] : _ascending[below] + (position - below) * (_ascending[below + 1] - _ascending[below]);
    }

    /// <summary>Share of the values that have a property; not a number where there are none.</summary>
    public double Share(Func<double, bool> has) => (double)_ascending.Count(has) / Count;

    /// <summary>How many values lie in each of equal bins; a bin holds its lower edge, the last one its upper edge too, and values outside count in the bin next to them.</summary>
    /// <param name="low">Lower edge of the first bin.</param>
    /// <param name="high">Upper edge of the last bin, above <paramref name="low"/>.</param>
    /// <param name="bins">1 or more.</param>
    public ImmutableArray<int> Histogram(double low, double high, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(high, low);
        var counts = new int[bins];
        foreach (var value in _ascending) counts[(int)Math.Clamp(Math.Floor((value - low) / (high - low) * bins), 0, bins - 1)]++;
        return [.. counts];
    }
}
