using System.Collections.Immutable;

namespace TicketDsl.Runtime.Measures;

/// <summary>
/// When a training has converged: the moving average of the accuracy hardly moves any more (Frankle &amp; Carbin 2018; a third party's
/// reading: less than 0.001 over 1000 iterations). By validation examples, so that the test set chooses nothing.
/// </summary>
public static class Convergence
{
    /// <summary>
    /// The first validated iteration t at which |m(t) − m(t − window)| &lt; <paramref name="change"/>, m(t) being the mean accuracy of the
    /// validations in (t − window, t]; the last one where there is none.
    /// </summary>
    /// <param name="curve">The validations, in order.</param>
    /// <param name="window">Iterations that are averaged over, and over which the average is to stay.</param>
    /// <param name="change">The least change that counts, as a share.</param>
    /// <exception cref="ArgumentException">There was no validation.</exception>
    public static int Iteration(ImmutableArray<ValidationPoint> curve, int window, double change)
    {
        if (curve.IsEmpty) throw new ArgumentException("A training without validations has no iteration of convergence; declare validation examples.", nameof(curve));
        foreach (var point in curve)
        {
            // Two whole windows are needed.
            if (point.Iteration < 2 * window) continue;
            if (Math.Abs(Mean(point.Iteration) - Mean(point.Iteration - window)) < change) return point.Iteration;
        }

        return curve[^1].Iteration;

        double Mean(int end) => curve.Where(point => point.Iteration > end - window && point.Iteration <= end).Average(point => point.Accuracy);
    }

    /// <summary>The iteration of convergence of a training.</summary>
    public static Measure Of(int window = 1000, double change = 0.001) => new NetworkMeasure(
        "convergence iteration", FormattableString.Invariant($"the moving average of the validation accuracy moves less than {change} over {window} iterations"),
        network => Iteration(network.Curve, window, change));
}
