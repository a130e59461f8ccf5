using System.IO.Enumeration;
using TicketDsl.Check;

namespace TicketDsl.Cli;

/// <summary>Finds and reads the files that may declare experiments.</summary>
internal static class DeclarationFiles
{
    private const string Kinds = "*.cs and *.ticket.yaml";

    /// <summary>The files that are named and those in the folders that are, each once, by paths from <paramref name="currentFolder"/>.</summary>
    /// <exception cref="TicketException">One is missing, of another kind or can not be read, or there are none.</exception>
    public static IReadOnlyList<CheckedFile> Read(IReadOnlyList<string> names, string currentFolder)
    {
        var paths = names.SelectMany(name => Find(name, currentFolder))
            .Select(path => Path.GetRelativePath(currentFolder, path)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (paths.Length == 0)
            throw new TicketException($"there is nothing to check in {string.Join(", ", names.Select(name => $"'{name}'"))}; name files or folders with {Kinds} files", badUse: true);
        return [.. paths.Select(path => new CheckedFile(path, Try(path, () => File.ReadAllText(Path.Combine(currentFolder, path)))))];
    }

    private static string[] Find(string name, string currentFolder)
    {
        var path = Path.GetFullPath(name, currentFolder);
        if (Directory.Exists(path)) return Try(name, () => In(path).ToArray());
        if (!File.Exists(path)) throw new TicketException($"there is no file or folder '{name}'; {Hint(path)}", badUse: true);
        return CheckedFile.IsKind(path) ? [path] : throw new TicketException($"'{name}' is no file of experiments; give {Kinds} files or folders with them", badUse: true);
    }

    /// <summary>The files of a folder and of those in it, but for what builds wrote and what is hidden; links to folders may lead in circles.</summary>
    private static FileSystemEnumerable<string> In(string folder) => new(
        folder, (ref entry) => entry.ToFullPath(), new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false })
    {
        ShouldIncludePredicate = (ref entry) => !entry.IsDirectory && CheckedFile.IsKind(entry.FileName.ToString()),
        ShouldRecursePredicate = (ref entry) => entry.FileName is not ("bin" or "obj") && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
    };

    private static string Hint(string path)
    {
        var folder = Path.GetDirectoryName(path);
        var beside = Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)) : [];
        return NearMisses.Hint(Path.GetFileName(path), beside.Where(name => CheckedFile.IsKind(name) || Directory.Exists(Path.Combine(folder!, name))), $"give {Kinds} files or folders with them");
    }

    private static T Try<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TicketException($"{name}: cannot be read ({failure.Message.TrimEnd('.')}); let it be read, or name the files to check", inner: failure);
        }
    }
}
