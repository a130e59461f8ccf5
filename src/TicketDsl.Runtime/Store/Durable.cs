using System.Runtime.InteropServices;

namespace TicketDsl.Runtime.Store;

/// <summary>Files and folders that are on the disk before anything counts on them.</summary>
internal static partial class Durable
{
    private const int ReadOnly = 0;

    /// <summary>Writes a file that must not be there yet.</summary>
    /// <param name="path">Where.</param>
    /// <param name="content">All of it.</param>
    /// <param name="flushes">Whether it waits until the disk has it.</param>
    public static void Write(string path, ReadOnlySpan<byte> content, bool flushes)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        try
        {
            file.Write(content);
            if (flushes) file.Flush(flushToDisk: true);
        }
        catch (ArgumentOutOfRangeException limit)
        {
            // What the class library makes of a limit on the size of files.
            throw new IOException($"{path} is larger than files may be here", limit);
        }
    }

    /// <summary>Writes a file beside its place and renames it, so that it is whole or not there.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content, bool flushes)
    {
        var beside = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Write(beside, content, flushes);
            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }

        if (flushes) FlushFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Waits until the disk has the names in a folder; where the system has no such thing, they are written soon anyway.</summary>
    public static void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        var folder = Open(path, ReadOnly);
        if (folder < 0) return;
        _ = Flush(folder);
        _ = Close(folder);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Flush(int file);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}
