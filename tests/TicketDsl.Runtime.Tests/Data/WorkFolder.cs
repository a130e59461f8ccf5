using TicketDsl.Runtime.Data;

namespace TicketDsl.Runtime.Tests.Data;

/// <summary>A machine of its own for a test: an empty project folder, its environment and its network. Disposing removes it.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("ticket-data-").FullName;

    public WorkFolder() => Directory.CreateDirectory(Project);

    public string Project => Path.Combine(_root, "project");

    public string Shared => Path.Combine(_root, "shared", "data");

    public string Downloads => Path.Combine(Project, "data", "tiny");

    public Dictionary<string, string> Environment { get; } = [];

    public DataSource Source(FakeNetwork? network = null, string? folder = null) => new()
    {
        Folder = folder,
        CurrentDirectory = Project,
        Environment = Environment.GetValueOrDefault,
        Network = () => network ?? FakeNetwork.Refusing(),
    };

    public string Under(params string[] parts) => Path.Combine([_root, .. parts]);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
