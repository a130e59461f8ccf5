using System.Globalization;

namespace TicketDsl.Runtime.Store;

/// <summary>When a training leaves a checkpoint: after some time, after some iterations, or only when it is stopped.</summary>
/// <param name="Time">From one to the next, or null.</param>
/// <param name="Iterations">From one to the next, or null.</param>
public readonly record struct CheckpointInterval(TimeSpan? Time, int? Iterations)
{
    /// <summary>Every five minutes.</summary>
    public static CheckpointInterval Default { get; } = new(TimeSpan.FromMinutes(5), null);

    /// <summary>Reads <c>5min</c>, <c>30s</c>, <c>1h</c>, <c>1000it</c>, or <c>never</c>.</summary>
    public static bool TryParse(string text, out CheckpointInterval interval)
    {
        ArgumentNullException.ThrowIfNull(text);
        interval = default;
        if (text == "never") return true;
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits <= 0 || !int.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0) return false;
        interval = text[digits..] switch
        {
            "s" => new(TimeSpan.FromSeconds(count), null),
            "min" => new(TimeSpan.FromMinutes(count), null),
            "h" => new(TimeSpan.FromHours(count), null),
            "it" => new(null, count),
            _ => default,
        };
        return interval != default;
    }
}
