using System.Collections.Immutable;

namespace TicketDsl.Runtime.Data;

/// <summary>
/// Finds a data set's files: in the folder that was asked for, and only there; else in <c>$TICKET_DATA</c>, <c>./data</c> and
/// <c>../shared/data</c>, in each in the data set's subfolder and directly; what is in none of them is downloaded to <c>./data</c>.
/// </summary>
/// <param name="source">The effects.</param>
public sealed class DatasetLocator(DataSource source)
{
    private const string Variable = "TICKET_DATA";

    private bool IsFolderGiven => !string.IsNullOrEmpty(source.Folder);

    /// <summary>The path of each of the files.</summary>
    /// <exception cref="TicketException">Some are not there and can not be fetched.</exception>
    public ImmutableDictionary<KnownFile, string> Locate(DatasetFiles files, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ImmutableArray<string> places = [.. Places(files)];
        var paths = ImmutableDictionary.CreateBuilder<KnownFile, string>();
        var strangers = new List<string>();
        foreach (var file in files.All)
        {
            foreach (var path in places.SelectMany(place => file.Names.Select(name => Path.Combine(place, name))).Where(File.Exists))
            {
                if (IsOfAnother(path, files))
                {
                    strangers.Add(path);
                    continue;
                }

                paths[file] = path;
                break;
            }
        }

        ImmutableArray<KnownFile> missing = [.. files.All.Where(file => !paths.ContainsKey(file))];
        if (missing.IsEmpty) return paths.ToImmutable();

        var lack = $"{files.Title}: {string.Join(", ", missing.Select(static file => file.Name))} not found in {string.Join(", ", places)}";
        if (strangers.Count > 0) lack += $" (another data set's: {string.Join(", ", strangers)})";
        if (IsFolderGiven)
            throw new TicketException($"{lack}. Put the files there, give another folder with --data, or leave --data out to have them downloaded.");

        var download = new DatasetDownload(source, lack);
        var target = Path.Combine(source.CurrentDirectory, "data", files.Folder);
        switch (files)
        {
            case IdxFiles idx:
                foreach (var file in missing) paths[file] = download.Fetch(new Uri(idx.Home, file.Name), file, target, cancellation);
                break;
            case RecordFiles records:
                paths.AddRange(download.Fetch(records.Archive, missing, target, cancellation));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(files), files, "There is no way to fetch such files.");
        }

        return paths.ToImmutable();
    }

    private IEnumerable<string> Places(DatasetFiles files)
    {
        string?[] folders = IsFolderGiven
            ? [source.Folder]
            : [source.Environment(Variable), "data", Path.Combine("..", "shared", "data")];
        return folders
            .Where(static folder => !string.IsNullOrEmpty(folder))
            .Select(folder => Path.GetFullPath(folder!, source.CurrentDirectory))
            .SelectMany(folder => files.Folders.Select(sub => Path.Combine(folder, sub)).Append(folder));
    }

    // Only a file outside the data set's subfolder can be another's: MNIST's and Fashion-MNIST's have the same names.
    private static bool IsOfAnother(string path, DatasetFiles files) =>
        Path.GetFileName(Path.GetDirectoryName(path)) != files.Folder && files.IsOfAnother(Path.GetFileName(path), () => KnownFile.Hash(DatasetLoader.ReadAll(path)));
}
