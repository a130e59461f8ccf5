using System.Globalization;

namespace TicketDsl.Runtime.Statistics;

/// <summary>Successes of trials, with Wilson's 95 % interval of the true share.</summary>
public sealed record Proportion
{
    /// <summary>The normal distribution's 0.975 quantile.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>So many successes of so many trials.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no trial, or successes do not lie between 0 and trials.</exception>
    public Proportion(int successes, int trials)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        Successes = successes;
        Trials = trials;

        // (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), multiplied by n above and below.
        var share = Value;
        var centre = (successes + Z * Z / 2) / (trials + Z * Z);
        var half = Z * Math.Sqrt(trials * share * (1 - share) + Z * Z / 4) / (trials + Z * Z);
        // At the ends the formula gives 0 and 1 but for rounding.
        Low = successes == 0 ? 0 : centre - half;
        High = successes == trials ? 1 : centre + half;
    }

    /// <summary>How often it happened.</summary>
    public int Successes { get; }

    /// <summary>How often it was tried.</summary>
    public int Trials { get; }

    /// <summary>Successes / trials, 0 to 1.</summary>
    public double Value => (double)Successes / Trials;

    /// <summary>Lower end of the score interval (Wilson 1927), 0 to 1.</summary>
    public double Low { get; }

    /// <summary>Upper end of the score interval (Wilson 1927), 0 to 1.</summary>
    public double High { get; }

    /// <summary>The proportion nearest to a published share, such as 0.985 of 1000.</summary>
    /// <param name="share">0 to 1.</param>
    /// <param name="trials">1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1, or there is no trial.</exception>
    public static Proportion OfShare(double share, int trials)
    {
        if (share is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies between 0 and 1.");
        return new((int)Math.Round(share * trials, MidpointRounding.AwayFromZero), trials);
    }

    /// <summary>"98.5 % [97.5, 99.1]".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{100 * Value:F1} % [{100 * Low:F1}, {100 * High:F1}]");
}
