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
        return Median([.. Enumerable.Range(0, Segments).Select(_ => Nanoseconds(segment) / units)]);
    }

    /// <summary>The same for two pieces of work in turn, so that what else the machine does falls on both.</summary>
    public static (double First, double Second) MediansInTurn(long units, Action first, Action second)
    {
        first();
        second();
        var times = Enumerable.Range(0, Segments).Select(_ => (First: Nanoseconds(first) / units, Second: Nanoseconds(second) / units)).ToArray();
        return (Median([.. times.Select(time => time.First)]), Median([.. times.Select(time => time.Second)]));
    }

    /// <summary>Least processor time of a unit of work in nanoseconds, after one segment that is not counted; for machines that do something else beside.</summary>
    /// <param name="units">Units of work in a segment, which takes a tenth of a second or more.</param>
    /// <param name="segments">How many segments are timed.</param>
    /// <param name="segment">A segment.</param>
    public static double ProcessorNanoseconds(long units, int segments, Action segment)
    {
        segment();
        using var process = Process.GetCurrentProcess();
        return Enumerable.Range(0, segments).Min(_ =>
        {
            process.Refresh();
            var before = process.TotalProcessorTime;
            segment();
            process.Refresh();
            return (process.TotalProcessorTime - before).TotalNanoseconds / units;
        });
    }

    /// <summary>Nanoseconds of one run.</summary>
    public static double Nanoseconds(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    /// <summary>The middle value, or the mean of the two in the middle.</summary>
    public static double Median(IReadOnlyCollection<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
