namespace TicketDsl.Benchmarks.Workloads;

/// <summary>A unit of time.</summary>
/// <param name="Symbol">As it is printed.</param>
/// <param name="Nanoseconds">How long it is.</param>
internal sealed record TimeUnit(string Symbol, double Nanoseconds)
{
    public static readonly TimeUnit Nanosecond = new("ns", 1);
    public static readonly TimeUnit Microsecond = new("µs", 1e3);
    public static readonly TimeUnit Millisecond = new("ms", 1e6);
    public static readonly TimeUnit Second = new("s", 1e9);

    /// <summary>The unit of that name, as peers print it.</summary>
    /// <exception cref="TicketException">There is none.</exception>
    public static TimeUnit Parse(string text) => text switch
    {
        "ns" => Nanosecond,
        "us" => Microsecond,
        "ms" => Millisecond,
        "s" => Second,
        _ => throw new TicketException($"a peer measures in '{text}', which is no unit of time; make it print ns, us, ms or s."),
    };
}
