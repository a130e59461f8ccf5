using System.Diagnostics;

namespace TicketDsl.Benchmarks;

/// <summary>Times a piece of work many times over.</summary>
internal static class Timing
{
    private const int Segments = 15;

    /// <summary>Median nanoseconds of a unit of work, after one segment that is not counted.</summary>
    /// <param name="units">Units of work in a segment.</param>
    /// <param name="segment">A segment.</param>
    public static double MedianNanoseconds(long units, Action segment)
    {
        segment();
        var times = new double[Segments];
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            segment();
            times[i] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / units;
        }

        Array.Sort(times);
        return times[Segments / 2];
    }
}
