using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Running;
using TicketDsl.Runtime.Store;
using TicketDsl.Runtime.Tests.Engine;
using TicketDsl.Runtime.Tests.Running;

namespace TicketDsl.Runtime.Tests.Store;

/// <summary>A store of its own for a test, under a path with spaces and letters beyond ASCII. Disposing removes it.</summary>
internal sealed class StoreFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("ticket-store-").FullName;

    public string Root => Path.Combine(_root, "späte Läufe");

    /// <summary>What was announced, a line each.</summary>
    public List<string> Announced { get; } = [];

    /// <summary>The folders of trainings, by their paths in the store.</summary>
    public IEnumerable<string> Trainings => Files("result.json").Select(file => Path.GetDirectoryName(file)!).Order(StringComparer.Ordinal);

    /// <summary>When checkpoints are left.</summary>
    public CheckpointInterval Checkpoints { get; set; } = CheckpointInterval.Default;

    public RunStore Open() => RunStore.Open(Root, Announced.Add, checkpoints: Checkpoints);

    /// <summary>All files of a name outside of what is set aside, by their paths in the store.</summary>
    public IEnumerable<string> Files(string name) => Directory.EnumerateFiles(Root, name, SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file)).Where(file => !file.StartsWith('.'));

    public string Under(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Runs an experiment on one thread, and says what was trained for it.</summary>
    public (string Text, IReadOnlyList<RecordedStart> Trained) Run(
        ExperimentDefinition experiment, Measure[]? measures = null, IEngine? engine = null, IRunObserver? observer = null, CancellationToken cancellation = default)
    {
        var recording = new RecordingEngine(engine ?? new EmbeddedEngine());
        var runner = new ExperimentRunner(recording, 1) { Store = Open() };
        var result = runner.Run(experiment, ExperimentRunnerTests.DataOf(experiment), [.. measures ?? []], observer, cancellation);
        return (ExperimentRunnerTests.Text(result), recording.Starts);
    }

    /// <summary>What an experiment comes to without a store.</summary>
    public static string Undisturbed(ExperimentDefinition experiment, params Measure[] measures) => ExperimentRunnerTests.Text(
        new ExperimentRunner(new EmbeddedEngine(), 1).Run(experiment, ExperimentRunnerTests.DataOf(experiment), [.. measures], null, CancellationToken.None));

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
