using System.Collections.Immutable;

namespace TicketDsl.Runtime.Measures;

/// <summary>
/// The straight line between the weights of two networks, and how high the error rises along it (Frankle et al. 2020, section 2,
/// "instability analysis": two copies that saw batches in different orders end in one valley where it does not rise).
/// </summary>
public static class LinearPath
{
    /// <summary>Points along a path, the two ends included.</summary>
    public const int Points = 30;

    /// <summary>Weights at a point of the line: (1 − at) · from + at · to, in double and rounded once.</summary>
    /// <param name="from">Flat weights of one network.</param>
    /// <param name="to">Those of the other.</param>
    /// <param name="at">0 to 1.</param>
    /// <exception cref="ArgumentException">The networks are of different sizes.</exception>
    public static float[] At(ReadOnlySpan<float> from, ReadOnlySpan<float> to, double at)
    {
        if (from.Length != to.Length) throw new ArgumentException($"There is no line between networks of {from.Length} and of {to.Length} weights.", nameof(to));
        var weights = new float[from.Length];
        for (var i = 0; i < weights.Length; i++) weights[i] = (float)((1 - at) * from[i] + at * to[i]);
        return weights;
    }

    /// <summary>The error at evenly spaced points from one network to the other.</summary>
    /// <param name="from">Flat weights of one network.</param>
    /// <param name="to">Those of the other.</param>
    /// <param name="error">The error of a network with these flat weights, such as the share of the test set that is wrong.</param>
    public static ImmutableArray<double> Errors(float[] from, float[] to, Func<float[], double> error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return [.. Enumerable.Range(0, Points).Select(point => error(At(from, to, (double)point / (Points - 1))))];
    }

    /// <summary>The instability: the highest error along the line less the mean of those at its ends, 0 or more but for a valley between; stable under 0.02.</summary>
    public static double Instability(ImmutableArray<double> errors) => errors.Max() - (errors[0] + errors[^1]) / 2;

    /// <summary>The instability of a control and its ticket by the test error; <see cref="Control.Reorder"/> is the copy that the analysis asks for.</summary>
    public static Measure ErrorBarrier { get; } = new PairMeasure(
        "error barrier", FormattableString.Invariant($"highest test error at {Points} points of the straight line between control and ticket, less the mean of both"),
        pair => Instability(Errors(pair.Ticket.Weights.ToArray(), pair.Control.Weights.ToArray(), pair.TestError)));
}
