using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TicketDsl.Runtime.Export;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Store;

/// <summary>The files of one training: what it is, how it went, its masks and its weights.</summary>
internal static class TrainingFolder
{
    public const string DeclarationFile = "declaration.json";
    public const string MetricsName = "metrics.csv";
    public const string MasksFile = "masks.npz";
    public const string WeightsFile = "weights.npz";

    /// <summary>Writes all files into a folder that nobody else looks at; the result comes last.</summary>
    /// <param name="path">An empty folder.</param>
    /// <param name="identity">Which training.</param>
    /// <param name="layers">The network.</param>
    /// <param name="training">What is kept of it.</param>
    /// <param name="rewindTo">The iteration of the rewind step's weights, or null where they are not kept.</param>
    /// <param name="flushes">Whether it waits until the disk has all.</param>
    public static void Write(string path, TrainingIdentity identity, ImmutableArray<Layer> layers, StoredTraining training, int? rewindTo, bool flushes)
    {
        var checksums = ImmutableDictionary.CreateBuilder<string, string>();
        Put(DeclarationFile, Encoding.UTF8.GetBytes(identity.Declaration));
        Put(MetricsName, MetricsFile.Write(training.End.Curve));
        Put(MasksFile, Archive(NetworkArrays.OfMasks(layers, training.Masks)));
        Put(WeightsFile, Archive(NetworkArrays.OfWeights(layers, training.End.Weights)));
        if (rewindTo is { } iteration) AddRewind(path, layers, training.End.RewindWeights, iteration, flushes);
        var result = new ResultFile(identity.Hash, training.End.Outcome, training.Measures, checksums.ToImmutable());
        Durable.Write(Path.Combine(path, ResultFile.Name), result.Write(), flushes);
        if (flushes) Durable.FlushFolder(path);

        void Put(string name, ReadOnlySpan<byte> content)
        {
            checksums[name] = Checksum(content);
            Durable.Write(Path.Combine(path, name), content, flushes);
        }
    }

    /// <summary>Reads all of it back; without the rewind step's weights where those of another step were kept.</summary>
    /// <exception cref="InvalidDataException">Something is missing, damaged, or of another training: says what.</exception>
    public static StoredTraining Read(string path, TrainingIdentity identity, ImmutableArray<Layer> layers, int? rewindTo)
    {
        var result = ReadResult(path);
        if (result.Identity != identity.Hash) throw new InvalidDataException($"{ResultFile.Name} is of another training");
        _ = Checked(path, DeclarationFile, result);
        var curve = MetricsFile.Read(Checked(path, MetricsName, result));
        var masks = Arrays(MasksFile, Checked(path, MasksFile, result), arrays => NetworkArrays.ToMasks(layers, arrays));
        var weights = Arrays(WeightsFile, Checked(path, WeightsFile, result), arrays => NetworkArrays.ToWeights(layers, arrays));
        var rewind = rewindTo is { } iteration && HasRewind(path, iteration) ? ReadRewind(path, layers, iteration) : [];
        return new StoredTraining(masks, new ReplicateEnd(result.Outcome, weights, rewind) { Curve = curve }, result.Measures);
    }

    /// <summary>The result alone.</summary>
    /// <exception cref="InvalidDataException">It is missing or damaged.</exception>
    public static ResultFile ReadResult(string path)
    {
        try
        {
            return ResultFile.Read(Bytes(path, ResultFile.Name));
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"{ResultFile.Name} is not a result", failure);
        }
    }

    /// <summary>The bytes of a file that has the checksum which the result states.</summary>
    /// <exception cref="InvalidDataException">It is missing, or has another.</exception>
    public static byte[] Checked(string path, string name, ResultFile result)
    {
        var content = Bytes(path, name);
        if (!result.Files.TryGetValue(name, out var stated)) throw new InvalidDataException($"{ResultFile.Name} does not name {name}");
        return Checksum(content) == stated ? content : throw new InvalidDataException($"{name} does not have its checksum");
    }

    /// <summary>The file of the weights after an iteration.</summary>
    public static string RewindFile(int iteration) => string.Create(CultureInfo.InvariantCulture, $"weights-at-{iteration}.npz");

    /// <summary>Whether weights of a step were put there.</summary>
    public static bool HasRewind(string path, int iteration) => File.Exists(Path.Combine(path, Sum(iteration)));

    /// <summary>Puts weights of a step beside a training; their checksum is a file of its own, the last to be written.</summary>
    public static void AddRewind(string path, ImmutableArray<Layer> layers, float[] weights, int iteration, bool flushes)
    {
        var (name, content) = (RewindFile(iteration), Archive(NetworkArrays.OfWeights(layers, weights)));
        Durable.Replace(Path.Combine(path, name), content, flushes);
        Durable.Replace(Path.Combine(path, Sum(iteration)), Encoding.ASCII.GetBytes(SumText(content, name)), flushes);
    }

    private static string Sum(int iteration) => RewindFile(iteration) + ".sha256";

    /// <summary>As sha256sum writes and checks it.</summary>
    private static string SumText(ReadOnlySpan<byte> content, string name) => $"{Checksum(content)}  {name}\n";

    /// <summary>What is wrong with the weights of a step, or null.</summary>
    /// <exception cref="InvalidDataException">A file can not be read.</exception>
    public static string? WrongRewind(string path)
    {
        foreach (var sum in Directory.EnumerateFiles(path, "*.npz.sha256"))
        {
            var name = Path.GetFileNameWithoutExtension(sum);
            if (File.ReadAllText(sum) != SumText(Bytes(path, name), name)) return $"{name} does not have its checksum";
        }

        return null;
    }

    /// <summary>The arrays of a file, whatever the network.</summary>
    /// <exception cref="InvalidDataException">It can not be read.</exception>
    public static IReadOnlyList<NpyArray> Arrays(string path, string name) => Arrays(name, Bytes(path, name), static arrays => arrays);

    private static float[] ReadRewind(string path, ImmutableArray<Layer> layers, int iteration)
    {
        var name = RewindFile(iteration);
        var content = Bytes(path, name);
        if (Encoding.ASCII.GetString(Bytes(path, Sum(iteration))) != SumText(content, name)) throw new InvalidDataException($"{name} does not have its checksum");
        return Arrays(name, content, arrays => NetworkArrays.ToWeights(layers, arrays));
    }

    private static T Arrays<T>(string name, byte[] content, Func<IReadOnlyList<NpyArray>, T> read)
    {
        try
        {
            return read(NpzArchive.Read(new MemoryStream(content)));
        }
        catch (InvalidDataException failure)
        {
            throw new InvalidDataException($"{name}: {failure.Message}", failure);
        }
    }

    private static byte[] Archive(IReadOnlyList<NpyArray> arrays)
    {
        using var stream = new MemoryStream();
        NpzArchive.Write(stream, arrays);
        return stream.ToArray();
    }

    private static byte[] Bytes(string path, string name)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(path, name));
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException($"{name} is missing", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{name} can not be read ({failure.Message.TrimEnd('.')})", failure);
        }
    }

    private static string Checksum(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
