using System.Diagnostics;

namespace TicketDsl.Runtime.Training;

/// <summary>How many iterations to train at once, so that a training can be looked at a few times a second. Bits do not depend on it.</summary>
internal sealed class Pieces
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(200);

    private int _iterations = 1;

    /// <summary>Runs a piece of at most <paramref name="most"/> iterations, and says how many there were.</summary>
    public int Run(int most, Action<int> train)
    {
        var some = Math.Min(most, _iterations);
        var clock = Stopwatch.GetTimestamp();
        train(some);
        var time = Stopwatch.GetElapsedTime(clock);
        if (time < Least && some == _iterations) _iterations = Math.Min(_iterations, int.MaxValue / 2) * 2;
        if (time > Most) _iterations = Math.Max(1, _iterations / 2);
        return some;
    }
}
