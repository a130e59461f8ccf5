namespace TicketDsl.Runtime.Store;

/// <summary>An experiment's folder in a store, as a list shows it: counted by names alone, without opening a file.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Replicates">Replicates that have any training.</param>
/// <param name="Tickets">Levels that are kept, or that another experiment keeps.</param>
/// <param name="Controls">Runs of controls that are kept.</param>
/// <param name="Written">When something was last added, in UTC.</param>
public sealed record StoredRun(string Name, int Replicates, int Tickets, int Controls, DateTime Written)
{
    /// <summary>All experiments of a store, by name.</summary>
    public static IReadOnlyList<StoredRun> All(RunStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return [.. Folders(store).AsParallel().Select(Of).OrderBy(run => run.Name, StringComparer.Ordinal)];
    }

    /// <summary>The experiment of that name, or the only one whose name begins so; letters' case aside.</summary>
    /// <exception cref="TicketException">There is none, or several.</exception>
    public static StoredRun Named(RunStore store, string name)
    {
        ArgumentNullException.ThrowIfNull(store);
        var folders = Folders(store).ToArray();
        var found = folders.Where(folder => Path.GetFileName(folder).Equals(name, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (found.Length == 0) found = [.. folders.Where(folder => Path.GetFileName(folder).StartsWith(name, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];
        return found switch
        {
            [var one] => Of(one),
            [] => throw new TicketException($"store {store.Root} has no run '{name}'; ls names them.", badUse: true),
            _ => throw new TicketException($"store {store.Root} has several runs that begin with '{name}': {string.Join(", ", found.Take(5).Select(Path.GetFileName))}; give one of them.", badUse: true),
        };
    }

    /// <summary>The folders of its trainings in a store, and of what points to another experiment's.</summary>
    public IEnumerable<string> Trainings(RunStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return ReplicateFolders(Path.Combine(store.Root, Name))
            .OrderBy(folder => Path.GetFileName(folder).Length).ThenBy(folder => folder, StringComparer.Ordinal)
            .SelectMany(folder => TrainingFolders(folder).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Folders(RunStore store) => Directory.EnumerateDirectories(store.Root).Where(folder => Path.GetFileName(folder)[0] != '.');

    private static IEnumerable<string> ReplicateFolders(string run) => Directory.EnumerateDirectories(run, "replicate-*");

    private static IEnumerable<string> TrainingFolders(string replicate) => Directory.EnumerateDirectories(replicate, "level-*");

    private static StoredRun Of(string run)
    {
        var (replicates, tickets, controls, written) = (0, 0, 0, DateTime.MinValue);
        foreach (var replicate in ReplicateFolders(run))
        {
            replicates++;
            var time = Directory.GetLastWriteTimeUtc(replicate);
            if (time > written) written = time;
            foreach (var training in TrainingFolders(replicate))
            {
                if (Path.GetFileName(training.AsSpan()).Contains('.')) controls++;
                else tickets++;
            }
        }

        return new StoredRun(Path.GetFileName(run), replicates, tickets, controls, written);
    }
}
