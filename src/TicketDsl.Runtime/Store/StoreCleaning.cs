namespace TicketDsl.Runtime.Store;

/// <summary>Takes away what nobody needs any more.</summary>
public static class StoreCleaning
{
    /// <summary>What a stopped program may have left half-written is nobody's after this long.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    /// <summary>
    /// What could go, with why: what was set aside as damaged, what is left of trainings that are over, claims of processes that have ended,
    /// half-written folders of yesterday, and names and pointers that lead nowhere. What is being trained, or can be gone on with, stays.
    /// </summary>
    public static IEnumerable<(string Entry, string Why)> Garbage(RunStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        foreach (var path in Entries(store, RunStore.DamagedFolder)) yield return (path, "damaged");
        foreach (var path in Entries(store, RunStore.PartialFolder))
            if (store.Whereabouts(Path.GetFileName(path)) is not null) yield return (path, "the training is over");
        foreach (var path in Entries(store, RunStore.NewFolder))
            if (DateTime.UtcNow - Directory.GetLastWriteTimeUtc(path) > Abandoned) yield return (path, "half-written");
        foreach (var (path, owner) in store.Claims.All())
            if (owner is { HasEnded: true }) yield return (path, "the process has ended");
        foreach (var folder in Entries(store, RunStore.IndexFolder))
            foreach (var path in Directory.EnumerateFiles(folder))
                if (store.Whereabouts(Path.GetFileName(folder) + Path.GetFileName(path)) is null) yield return (path, "leads nowhere");
        foreach (var run in StoredRun.All(store))
            foreach (var path in run.Trainings(store))
                if (Pointer.Read(path) is { } pointer && store.Whereabouts(pointer.Identity) is null) yield return (path, "leads nowhere");
    }

    /// <summary>Takes one thing away.</summary>
    /// <returns>Bytes that it had.</returns>
    public static long Remove(string path)
    {
        var bytes = Bytes(path);
        try
        {
            if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
            else File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody else took it away.
        }

        return bytes;
    }

    /// <summary>Bytes of a file, or of all files in a folder.</summary>
    public static long Bytes(string path) => Directory.Exists(path)
        ? new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length)
        : new FileInfo(path) is { Exists: true } single ? single.Length : 0;

    /// <summary>Removes an experiment; trainings that others point to move to one of those.</summary>
    /// <returns>How many were moved.</returns>
    public static int RemoveRun(RunStore store, StoredRun run)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(run);
        var own = run.Trainings(store).Where(path => Pointer.Read(path) is null).Select(path => (Folder: path, Result: Result(path)))
            .Where(training => training.Result is not null).ToDictionary(training => training.Result!.Identity, training => training.Folder);
        var moved = 0;
        foreach (var other in StoredRun.All(store).Where(other => other.Name != run.Name))
            foreach (var place in other.Trainings(store))
            {
                if (Pointer.Read(place) is not { } pointer || !own.Remove(pointer.Identity, out var path)) continue;
                Directory.Delete(place, recursive: true);
                Directory.Move(path, place);
                store.Index(pointer.Identity, place);
                moved++;
            }

        Remove(Path.Combine(store.Root, run.Name));
        foreach (var identity in own.Keys) store.Unindex(identity);
        return moved;
    }

    private static IEnumerable<string> Entries(RunStore store, string folder) =>
        Path.Combine(store.Root, folder) is var path && Directory.Exists(path) ? Directory.EnumerateFileSystemEntries(path).Order(StringComparer.Ordinal) : [];

    private static ResultFile? Result(string path)
    {
        try
        {
            return TrainingFolder.ReadResult(path);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
