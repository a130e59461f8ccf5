using System.Diagnostics;
using System.Globalization;
using TicketDsl.Runtime.Running;

namespace TicketDsl.Cli.Progress;

/// <summary>Progress where nobody looks at a terminal: a line now and then with the time left.</summary>
internal sealed class PlainProgress(TextWriter writer, long total) : IRunObserver
{
    /// <summary>Between lines: at first this, later a tenth of the time that has passed, so that a day's run does not fill a file.</summary>
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _told;
    private long _total = total;
    private long _done;

    public void Advanced(long iterations)
    {
        lock (_lock)
        {
            _done += iterations;
            var elapsed = _clock.Elapsed;
            if (elapsed - _told < ShortestPause || elapsed - _told < elapsed / 10) return;
            _told = elapsed;
            writer.WriteLine(Text(_done, _total, elapsed));
        }
    }

    public void Found(long iterations)
    {
        // They take no time, so nothing about the time left follows from them.
        lock (_lock) _total -= iterations;
    }

    public void Finished(int replicate, int level, Control? control, TrainingOutcome outcome)
    {
        // Counted by iterations.
    }

    internal static string Text(long done, long total, TimeSpan elapsed)
    {
        // From less, the time left comes out as anything.
        const double Telling = 0.002;
        if (done < Telling * total) return "less than 1 % done";
        var left = elapsed * ((double)(total - done) / done);
        return string.Create(CultureInfo.InvariantCulture, $"{100.0 * done / total:F0} % done, about {Duration(left)} left");
    }

    private static string Duration(TimeSpan time) =>
        time.TotalMinutes < 2 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):F0} s")
        : time.TotalHours < 2 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:F0} min")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:F1} h");
}
