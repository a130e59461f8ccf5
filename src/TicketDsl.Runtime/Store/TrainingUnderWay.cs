using System.Text.Json;
using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Store;

/// <summary>A training that is not over, as it can be seen from outside.</summary>
/// <param name="Place">Which: <c>LenetMnist-1a2b3c4d/replicate-3/level-07</c>.</param>
/// <param name="Last">Its last validation; null before the first.</param>
/// <param name="Iterations">Of a whole training.</param>
/// <param name="IsClaimed">Whether a process trains it; else it was left, and can be gone on with.</param>
public sealed record TrainingUnderWay(string Place, ValidationPoint? Last, int Iterations, bool IsClaimed)
{
    /// <summary>Those of a store, by place.</summary>
    public static IReadOnlyList<TrainingUnderWay> All(RunStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        var folder = Path.Combine(store.Root, RunStore.PartialFolder);
        if (!Directory.Exists(folder)) return [];
        var claimed = store.Claims.All().Where(claim => claim.Owner is { HasEnded: false }).Select(claim => Path.GetFileName(claim.Path)).ToHashSet();
        return [.. Directory.EnumerateDirectories(folder).Select(path => Of(path, claimed)).OfType<TrainingUnderWay>().OrderBy(training => training.Place, StringComparer.Ordinal)];
    }

    private static TrainingUnderWay? Of(string path, HashSet<string> claimed)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(path, TrainingFolder.DeclarationFile)));
            var curve = MetricsFile.Read(Whole(File.ReadAllBytes(Path.Combine(path, TrainingFolder.MetricsName))));
            return Pointer.Read(path) is not { } pointer ? null : new TrainingUnderWay(
                pointer.At, curve.IsEmpty ? null : curve[^1], json.RootElement.GetProperty("training").GetProperty("iterations").GetInt32(), claimed.Contains(Path.GetFileName(path)));
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or JsonException or KeyNotFoundException)
        {
            // It has just begun, or is over since.
            return null;
        }
    }

    /// <summary>Without a row that is being written.</summary>
    private static ReadOnlySpan<byte> Whole(byte[] file) => file.AsSpan(0, file.AsSpan().LastIndexOf((byte)'\n') + 1);
}
