namespace TicketDsl.Benchmarks.Lenet;

/// <summary>Where two plans cost the same.</summary>
internal static class Crossing
{
    /// <summary>Both plans' times at a density, in one unit.</summary>
    internal readonly record struct Time(double Density, double Rows, double Packed);

    /// <summary>The densities at which the faster plan changes: between two measured ones, where lines drawn over the logarithm of the density meet.</summary>
    /// <param name="times">By falling density.</param>
    public static IEnumerable<double> Of(IReadOnlyList<Time> times)
    {
        for (var i = 1; i < times.Count; i++)
        {
            var (before, after) = (times[i - 1].Rows - times[i - 1].Packed, times[i].Rows - times[i].Packed);
            if (before > 0 == after > 0) continue;
            yield return times[i - 1].Density * Math.Pow(times[i].Density / times[i - 1].Density, before / (before - after));
        }
    }
}
