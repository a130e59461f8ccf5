using System.IO.Compression;

namespace TicketDsl.Runtime.Export;

/// <summary>Arrays in one .npz file, which <c>numpy.load</c> reads: a ZIP archive with a stored .npy entry an array.</summary>
public static class NpzArchive
{
    private const string Suffix = ".npy";

    /// <summary>The first time that the ZIP format knows of, so that the same arrays always make the same bytes.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads all arrays, in their order.</summary>
    /// <exception cref="InvalidDataException">It is no archive of arrays, or damaged.</exception>
    public static IReadOnlyList<NpyArray> Read(Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var arrays = new List<NpyArray>();
        foreach (var entry in archive.Entries)
        {
            if (!entry.FullName.EndsWith(Suffix, StringComparison.Ordinal) || entry.Length > Array.MaxLength) throw new InvalidDataException($"'{entry.FullName}' is not an array");
            var content = new byte[entry.Length];
            using var open = entry.Open();
            open.ReadExactly(content);
            arrays.Add(NpyArray.Read(entry.FullName[..^Suffix.Length], content));
        }

        return arrays;
    }

    /// <summary>Writes the arrays in their order; the stream stays open.</summary>
    /// <exception cref="ArgumentException">Two arrays have the same name.</exception>
    public static void Write(Stream stream, IReadOnlyList<NpyArray> arrays)
    {
        ArgumentNullException.ThrowIfNull(arrays);
        if (arrays.GroupBy(static array => array.Name, StringComparer.Ordinal).FirstOrDefault(static group => group.Skip(1).Any()) is { } twice)
            throw new ArgumentException($"Two arrays are named '{twice.Key}'.", nameof(arrays));
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var array in arrays)
        {
            var entry = archive.CreateEntry(array.Name + Suffix, CompressionLevel.NoCompression);
            entry.LastWriteTime = NoTime;
            using var content = entry.Open();
            array.WriteTo(content);
        }
    }
}
