namespace TicketDsl.Runtime.Store;

/// <summary>One training of a store, as it is shown.</summary>
/// <param name="Place">Where it is in its experiment: <c>replicate-3/level-07</c>.</param>
/// <param name="Outcome">How it went; null where that can not be read.</param>
/// <param name="Note">What is to be said of it: where it points to, or what is damaged; null if nothing.</param>
public sealed record StoredOutcome(string Place, TrainingOutcome? Outcome, string? Note)
{
    /// <summary>The trainings of an experiment.</summary>
    public static IEnumerable<StoredOutcome> Of(RunStore store, StoredRun run)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(run);
        foreach (var path in run.Trainings(store))
        {
            var place = Path.GetRelativePath(Path.Combine(store.Root, run.Name), path).Replace(Path.DirectorySeparatorChar, '/');
            var (from, note) = (path, (string?)null);
            if (Pointer.Read(path) is { } pointer)
            {
                from = store.Whereabouts(pointer.Identity);
                note = from is null ? $"was in {pointer.At}, and is not there any more" : $"in {Path.GetRelativePath(store.Root, from).Replace(Path.DirectorySeparatorChar, '/')}";
            }

            yield return from is null ? new StoredOutcome(place, null, note) : Read(place, from, note);
        }
    }

    private static StoredOutcome Read(string place, string path, string? note)
    {
        try
        {
            return new StoredOutcome(place, TrainingFolder.ReadResult(path).Outcome, note);
        }
        catch (InvalidDataException damage)
        {
            return new StoredOutcome(place, null, damage.Message);
        }
    }
}
