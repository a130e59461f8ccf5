using System.Collections.Immutable;
using System.Text.Json;
using TicketDsl.Runtime.Export;

namespace TicketDsl.Runtime.Store;

/// <summary>
/// Holds the files of a training to their checksums, and what is in them to what must be: masked weights are 0, masks lie within those
/// that they were pruned from, and as many weights remain as the declaration says. It needs nothing but the files.
/// </summary>
public static class StoreCheck
{
    /// <summary>What is wrong in an experiment's trainings, a line each; nothing where all is well.</summary>
    /// <param name="store">The store.</param>
    /// <param name="run">The experiment.</param>
    /// <param name="checkedOne">Told of each training that was looked at.</param>
    /// <param name="cancellation">Stops it.</param>
    public static IEnumerable<string> Of(RunStore store, StoredRun run, Action checkedOne, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(checkedOne);
        foreach (var path in run.Trainings(store))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Pointer.Read(path) is { } pointer)
            {
                if (store.Whereabouts(pointer.Identity) is null) yield return $"{path}: points to {pointer.At}, where it is not any more; it will be trained anew when it is needed";
                continue;
            }

            checkedOne();
            if (Wrong(store, path) is { } wrong) yield return $"{path}: {wrong}";
        }
    }

    private static string? Wrong(RunStore store, string path)
    {
        try
        {
            var result = TrainingFolder.ReadResult(path);
            foreach (var name in result.Files.Keys) _ = TrainingFolder.Checked(path, name, result);
            foreach (var name in (string[])[TrainingFolder.DeclarationFile, TrainingFolder.MetricsName, TrainingFolder.MasksFile, TrainingFolder.WeightsFile])
                if (!result.Files.ContainsKey(name)) return $"{ResultFile.Name} does not name {name}";
            if (TrainingFolder.WrongRewind(path) is { } rewind) return rewind;
            var declaration = File.ReadAllText(Path.Combine(path, TrainingFolder.DeclarationFile));
            if (TrainingIdentity.HashOf(declaration) != result.Identity) return $"{TrainingFolder.DeclarationFile} is of another training";
            var masks = TrainingFolder.Arrays(path, TrainingFolder.MasksFile);
            return Unmasked(masks, TrainingFolder.Arrays(path, TrainingFolder.WeightsFile)) ?? Miscounted(store, declaration, masks);
        }
        catch (Exception damage) when (damage is InvalidDataException or JsonException or KeyNotFoundException or InvalidOperationException or IOException)
        {
            return damage.Message;
        }
    }

    /// <summary>The masks of the training that one was pruned from; null where they are damaged, which is said of that training.</summary>
    private static IReadOnlyList<NpyArray>? Sound(string path)
    {
        try
        {
            _ = TrainingFolder.Checked(path, TrainingFolder.MasksFile, TrainingFolder.ReadResult(path));
            return TrainingFolder.Arrays(path, TrainingFolder.MasksFile);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static string? Unmasked(IReadOnlyList<NpyArray> masks, IReadOnlyList<NpyArray> weights)
    {
        foreach (var mask in masks)
        {
            if (weights.FirstOrDefault(array => array.Name == mask.Name) is not { } layer || !layer.Shape.AsSpan().SequenceEqual(mask.Shape.AsSpan()))
                return $"{TrainingFolder.WeightsFile} has no array '{mask.Name}' of its mask's shape";
            var remains = mask.Bytes();
            var values = layer.Floats();
            for (var i = 0; i < remains.Length; i++)
                if (remains[i] == 0 && values[i] != 0) return $"weight {i} of '{mask.Name}' is masked, but {values[i]} and not 0";
        }

        return null;
    }

    private static string? Miscounted(RunStore store, string text, IReadOnlyList<NpyArray> masks)
    {
        using var json = JsonDocument.Parse(text);
        var declaration = json.RootElement;
        if (!declaration.TryGetProperty("pruning", out var pruning)) return masks.All(mask => !mask.Bytes().Contains((byte)0)) ? null : "weights of the dense network are masked";
        var counts = masks.Select(mask => mask.Bytes().Count((byte)1)).ToImmutableArray();
        var (total, layers) = (pruning.GetProperty("weights-left").GetInt32(), pruning.GetProperty("weights-left-a-layer").EnumerateArray().Select(count => count.GetInt32()).ToArray());
        if (counts.Sum() != total) return $"{counts.Sum()} weights remain, and not {total} as declared";
        if (layers.Length > 0 && !counts.AsSpan().SequenceEqual(layers)) return $"{string.Join(", ", counts)} weights remain in the layers, and not {string.Join(", ", layers)} as declared";

        // Masks of a rearranged control are its own.
        if (declaration.TryGetProperty("control", out var control) && control.GetProperty("kind").GetString() == nameof(Control.Rearrange)) return null;
        if (declaration.GetProperty("pruned-from").GetString() is not { } parent || store.Whereabouts(parent) is not { } before || Sound(before) is not { } larges) return null;
        foreach (var (mask, larger) in masks.Zip(larges))
            for (var i = 0; i < mask.Bytes().Length; i++)
                if (mask.Bytes()[i] > larger.Bytes()[i]) return $"weight {i} of '{mask.Name}' remains, and did not in {before}";
        return null;
    }
}
