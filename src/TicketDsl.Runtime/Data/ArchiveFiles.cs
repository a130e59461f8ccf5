using System.Collections.Immutable;
using System.Formats.Tar;
using System.IO.Compression;

namespace TicketDsl.Runtime.Data;

/// <summary>Takes files out of a tar file that is compressed by gzip.</summary>
internal static class ArchiveFiles
{
    /// <summary>Puts the files asked for into a folder, whatever folder they have in the archive, and gives their paths.</summary>
    /// <exception cref="TicketException">The archive lacks one of them, or holds another in its place.</exception>
    public static ImmutableDictionary<KnownFile, string> Unpack(Stream archive, IReadOnlyCollection<KnownFile> files, string folder, CancellationToken cancellation)
    {
        var paths = ImmutableDictionary.CreateBuilder<KnownFile, string>();
        using var gzip = new GZipStream(archive, CompressionMode.Decompress, leaveOpen: true);
        using var tar = new TarReader(gzip);
        while (tar.GetNextEntry() is { } entry)
        {
            cancellation.ThrowIfCancellationRequested();
            if (entry.DataStream is not { } data || files.FirstOrDefault(one => one.Name == Path.GetFileName(entry.Name)) is not { } file) continue;
            using var content = new MemoryStream((int)entry.Length);
            data.CopyTo(content);
            if (file.Open(content.ToArray()).Mismatch is { } mismatch) throw new TicketException($"{entry.Name} in the archive is not {file.Name}: {mismatch}.");
            paths[file] = Write(content, Path.Combine(folder, file.Name));
        }

        var lacking = files.Where(file => !paths.ContainsKey(file)).Select(file => file.Name).ToArray();
        return lacking.Length == 0 ? paths.ToImmutable() : throw new TicketException($"The archive holds no {string.Join(", ", lacking)}.");
    }

    // Under another name first, so that a file cut short by a full disk is never taken for the whole.
    private static string Write(MemoryStream content, string path)
    {
        var part = path + $".{Guid.NewGuid():n}.part";
        try
        {
            using (var file = File.Create(part)) content.WriteTo(file);
            File.Move(part, path, overwrite: true);
            return path;
        }
        finally
        {
            if (File.Exists(part)) File.Delete(part);
        }
    }
}
