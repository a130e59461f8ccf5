namespace TicketDsl.Runtime.Data;

/// <summary>Where data comes from: the effects that finding and fetching a data set needs.</summary>
public sealed record DataSource
{
    /// <summary>The folder that was asked for (<c>--data</c>); then no other is looked in and nothing is fetched.</summary>
    public string? Folder { get; init; }

    /// <summary>What <c>./data</c> and relative paths start from.</summary>
    public required string CurrentDirectory { get; init; }

    /// <summary>The value of an environment variable, or null.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>Opens a way to the network; who asks disposes of it.</summary>
    public required Func<HttpMessageHandler> Network { get; init; }

    /// <summary>Told a line before each download, and of data that are not quite what was published.</summary>
    public Action<string> Announce { get; init; } = static _ => { };

    /// <summary>The effects of this process.</summary>
    /// <param name="folder">The folder that was asked for, or null.</param>
    public static DataSource OfProcess(string? folder = null) => new()
    {
        Folder = folder,
        CurrentDirectory = Directory.GetCurrentDirectory(),
        Environment = System.Environment.GetEnvironmentVariable,
        Network = static () => new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(15) },
    };
}
