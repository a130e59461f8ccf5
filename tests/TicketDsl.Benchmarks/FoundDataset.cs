using TicketDsl.Runtime.Data;

namespace TicketDsl.Benchmarks;

/// <summary>A published data set with inputs in [0, 1], found as the ticket commands find it.</summary>
internal sealed class FoundDataset
{
    private readonly Dataset _dataset;
    private readonly DataSource _source = DataSource.OfProcess() with { Announce = Console.Error.WriteLine };
    private readonly Lazy<(string? Folder, string? Lack)> _located;
    private readonly Lazy<LoadedDataset> _loaded;

    private FoundDataset(Dataset dataset)
    {
        _dataset = dataset;
        _located = new(Locate);
        _loaded = new(() => DatasetLoader.Load(dataset, InputScaling.Unit, _source));
    }

    public static FoundDataset Mnist { get; } = new(Dataset.Mnist);

    public static FoundDataset Cifar10 { get; } = new(Dataset.Cifar10);

    /// <summary>Why it is not there, or null.</summary>
    public string? Lack => _located.Value.Lack;

    /// <summary>The folder of all its files, for a peer.</summary>
    public string Folder => _located.Value.Folder ?? throw new TicketException(Lack!);

    public LoadedDataset Data => _loaded.Value;

    private (string? Folder, string? Lack) Locate()
    {
        try
        {
            var files = DatasetFiles.Of(_dataset)!;
            var folders = new DatasetLocator(_source).Locate(files).Values.Select(path => Path.GetDirectoryName(path)!).Distinct().ToArray();
            return folders.Length == 1 ? (folders[0], null) : (null, $"{files.Title} lies in several folders ({string.Join(", ", folders)}), and peers need it in one.");
        }
        catch (TicketException absent)
        {
            return (null, absent.Message);
        }
    }
}
