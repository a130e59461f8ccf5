using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Store;

/// <summary>What there is of a training that is not over: its last checkpoint, its validations until now, and whose it is.</summary>
/// <param name="path">Its folder, whether it is there or not.</param>
internal sealed class PartialTraining(string path)
{
    private const string Prefix = "checkpoint-";
    private const string Suffix = ".npz";

    /// <summary>The last intact checkpoint, or null; others are removed.</summary>
    public TrainingCheckpoint? Last(ImmutableArray<Layer> layers, Action<string> announce)
    {
        foreach (var file in Files())
        {
            try
            {
                var content = File.ReadAllBytes(file);
                if (!Path.GetFileNameWithoutExtension(file).EndsWith(Checksum(content), StringComparison.Ordinal)) throw new InvalidDataException("it does not have its checksum");
                return CheckpointFile.Read(content, layers);
            }
            catch (Exception damage) when (damage is InvalidDataException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
            {
                announce($"{file} is damaged: {damage.Message}. It is removed, and the training begins before it.");
                File.Delete(file);
            }
            catch (FileNotFoundException)
            {
                // Removed since by who goes on with the training.
            }
        }

        return null;
    }

    /// <summary>Writes a checkpoint and removes those before it.</summary>
    /// <returns>The file.</returns>
    public string Save(ImmutableArray<Layer> layers, TrainingCheckpoint checkpoint, bool flushes)
    {
        Directory.CreateDirectory(path);
        var content = CheckpointFile.Write(checkpoint);
        var file = Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{checkpoint.State.Iteration:0000000000}-{Checksum(content)}{Suffix}"));
        Durable.Replace(file, content, flushes);
        foreach (var older in Files().Where(other => other != file)) File.Delete(older);
        return file;
    }

    /// <summary>Begins <c>metrics.csv</c>, which grows by a row a validation, and says beside it which training it is of.</summary>
    public FollowedMetrics Follow(string run, TrainingIdentity identity, ImmutableArray<ValidationPoint> until)
    {
        Directory.CreateDirectory(path);
        Durable.Replace(Path.Combine(path, TrainingFolder.DeclarationFile), Encoding.UTF8.GetBytes(identity.Declaration), flushes: false);
        Durable.Replace(Path.Combine(path, Pointer.Name), Encoding.UTF8.GetBytes(Pointer.Text(identity.Hash, $"{run}/{identity.Place}")), flushes: false);
        Durable.Replace(Path.Combine(path, TrainingFolder.MetricsName), MetricsFile.Write(until), flushes: false);
        return new FollowedMetrics(Path.Combine(path, TrainingFolder.MetricsName));
    }

    /// <summary>Removes all of it.</summary>
    public void Remove()
    {
        try
        {
            if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another process was faster.
        }
    }

    /// <summary>The checkpoints, the latest first.</summary>
    private string[] Files() => Directory.Exists(path) ? [.. Directory.GetFiles(path, $"{Prefix}*{Suffix}").OrderDescending(StringComparer.Ordinal)] : [];

    private static string Checksum(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
