using TicketDsl.Runtime.Store;

namespace PaperTables;

/// <summary>A store for the time of the tests alone: what several studies train alike, such as their dense networks, they train once.</summary>
[SetUpFixture]
public sealed class SharedTrainings
{
    /// <summary>XOR is trained sooner than kept.</summary>
    private const double LeastWork = 1e9;

    private static DirectoryInfo? _folder;

    /// <summary>The store.</summary>
    public static RunStore Store { get; private set; } = null!;

    [OneTimeSetUp]
    public void Open()
    {
        _folder = Directory.CreateTempSubdirectory("paper-tables-");
        Store = RunStore.Open(_folder.FullName, Assert.Fail, LeastWork);
    }

    [OneTimeTearDown]
    public void Remove() => _folder?.Delete(recursive: true);
}
