namespace TicketDsl.Benchmarks.Workloads;

/// <summary>Something to train, that the engine and a peer both can.</summary>
internal interface IWorkload
{
    /// <summary>The name on the command line; what it starts with names all workloads of a kind.</summary>
    string Name { get; }

    /// <summary>What is trained, for people.</summary>
    string Work { get; }

    /// <summary>Share of the weights that remains, 0 to 1; null where it changes.</summary>
    double? Density { get; }

    /// <summary>What a time is printed in.</summary>
    TimeUnit Unit { get; }

    /// <summary>What a time is of: "an iteration".</summary>
    string Of { get; }

    /// <summary>The script that does the same.</summary>
    Peer Peer { get; }

    /// <summary>How many times as fast as its peer the engine is asked to be.</summary>
    double AskedRatio { get; }

    /// <summary>Why it can not be measured on this machine, or null.</summary>
    string? Lack => null;

    /// <summary>Measures the engine: median nanoseconds.</summary>
    double EngineNanoseconds();
}
