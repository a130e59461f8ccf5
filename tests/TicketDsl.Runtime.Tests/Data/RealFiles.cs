using System.Collections.Immutable;
using TicketDsl.Runtime.Data;

namespace TicketDsl.Runtime.Tests.Data;

/// <summary>The published data sets where this machine has them; a test that asks for one that is not there is skipped.</summary>
internal static class RealFiles
{
    public static DataSource Source { get; } = DataSource.OfProcess() with
    {
        CurrentDirectory = Root(),
        Network = static () => FakeNetwork.Refusing(),
    };

    public static ImmutableDictionary<KnownFile, string> Locate(Dataset dataset)
    {
        try
        {
            return new DatasetLocator(Source).Locate(DatasetFiles.Of(dataset)!);
        }
        catch (TicketException absent)
        {
            Assert.Ignore($"{dataset} is not on this machine, and tests download nothing. {absent.Message}");
            throw;
        }
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "TicketDsl.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? AppContext.BaseDirectory;
    }
}
