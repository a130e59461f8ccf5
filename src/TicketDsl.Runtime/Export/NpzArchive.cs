using System.IO.Compression;

namespace TicketDsl.Runtime.Export;

/// <summary>Arrays in one .npz file, which <c>numpy.load</c> reads: a ZIP archive with a stored .npy entry an array.</summary>
public static class NpzArchive
{
    /// <summary>The first time that the ZIP format knows of, so that the same arrays always make the same bytes.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

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
            var entry = archive.CreateEntry($"{array.Name}.npy", CompressionLevel.NoCompression);
            entry.LastWriteTime = NoTime;
            using var content = entry.Open();
            array.WriteTo(content);
        }
    }
}
