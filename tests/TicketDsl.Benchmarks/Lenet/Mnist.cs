using TicketDsl.Runtime.Data;

namespace TicketDsl.Benchmarks.Lenet;

/// <summary>MNIST, found as the ticket commands find it.</summary>
internal static class Mnist
{
    private static readonly DataSource Source = DataSource.OfProcess() with { Announce = Console.Error.WriteLine };

    private static readonly Lazy<(string? Folder, string? Lack)> Located = new(Locate);

    private static readonly Lazy<LoadedDataset> Loaded = new(() => DatasetLoader.Load(Dataset.Mnist, InputScaling.Unit, Source));

    /// <summary>Why it is not there, or null.</summary>
    public static string? Lack => Located.Value.Lack;

    /// <summary>The folder of its four files, for a peer.</summary>
    public static string Folder => Located.Value.Folder ?? throw new TicketException(Lack!);

    public static LoadedDataset Data => Loaded.Value;

    private static (string? Folder, string? Lack) Locate()
    {
        try
        {
            var paths = new DatasetLocator(Source).Locate(DatasetFiles.Of(Dataset.Mnist)!);
            var folders = paths.Values.Select(path => Path.GetDirectoryName(path)!).Distinct().ToArray();
            return folders.Length == 1 ? (folders[0], null) : (null, $"MNIST lies in several folders ({string.Join(", ", folders)}), and peers need it in one.");
        }
        catch (TicketException absent)
        {
            return (null, absent.Message);
        }
    }
}
