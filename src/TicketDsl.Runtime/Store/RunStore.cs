using System.Text;
using System.Text.Json;

namespace TicketDsl.Runtime.Store;

/// <summary>
/// A folder of trainings, each found by what determines it: <c>LenetMnist-1a2b3c4d/replicate-3/level-07/</c>. Folders are made whole beside
/// their places and renamed, so a training is there or not, whatever stops a program.
/// </summary>
public sealed class RunStore
{
    private const string FormatFile = "store.json";
    internal const string IndexFolder = ".index";
    internal const string NewFolder = ".new";
    internal const string PartialFolder = ".partial";
    internal const string DamagedFolder = ".damaged";
    private const string ClaimsFolder = ".claims";

    private RunStore(string root) => (Root, Claims) = (root, new Claims(Path.Combine(root, ClaimsFolder)));

    /// <summary>Where it is.</summary>
    public string Root { get; }

    /// <summary>Who trains what.</summary>
    internal Claims Claims { get; }

    /// <summary>Told a line at a time of what the user should know, as of a damaged file.</summary>
    public required Action<string> Announce { get; init; }

    /// <summary>Trainings of fewer multiplications and additions are not kept: it would take longer to keep them than to repeat them.</summary>
    public required double LeastWork { get; init; }

    /// <summary>When trainings leave checkpoints.</summary>
    public required CheckpointInterval Checkpoints { get; init; }

    /// <summary>Opens a store, and makes it where there is none.</summary>
    /// <param name="path">The folder; made if it is not there.</param>
    /// <param name="announce">Told a line at a time of what the user should know.</param>
    /// <param name="leastWork">See <see cref="LeastWork"/>.</param>
    /// <param name="checkpoints">See <see cref="Checkpoints"/>; by default every five minutes.</param>
    /// <exception cref="TicketException">It can not be written to, holds other things, or is of a newer format: says what to do.</exception>
    public static RunStore Open(string path, Action<string>? announce = null, double leastWork = 0, CheckpointInterval? checkpoints = null)
    {
        var store = new RunStore(Path.GetFullPath(path)) { Announce = announce ?? (static _ => { }), LeastWork = leastWork, Checkpoints = checkpoints ?? CheckpointInterval.Default };
        try
        {
            Directory.CreateDirectory(store.Root);
            var format = Path.Combine(store.Root, FormatFile);
            if (!File.Exists(format))
            {
                // Another process may make it a store meanwhile: its format comes before all else.
                if (Directory.EnumerateFileSystemEntries(store.Root).FirstOrDefault(entry => !Path.GetFileName(entry).StartsWith(FormatFile, StringComparison.Ordinal)) is { } foreign
                    && !File.Exists(format))
                    throw new TicketException($"{path} is no store, but holds {Path.GetFileName(foreign)}; give an empty or a new folder with --store.");
                Durable.Replace(format, Encoding.UTF8.GetBytes(CanonicalText.Of(json => json.WriteNumber("format", StoreFormat.Version))), flushes: true);
            }

            store.Check(format);
            foreach (var folder in (string[])[IndexFolder, NewFolder, ClaimsFolder]) Directory.CreateDirectory(Path.Combine(store.Root, folder));
            var probe = Path.Combine(store.Root, NewFolder, Guid.NewGuid().ToString("N"));
            Directory.CreateDirectory(probe);
            Directory.Delete(probe);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new TicketException($"store {path}: cannot write there ({failure.Message.TrimEnd('.')}); give a folder that you may write to with --store, or --no-store.", inner: failure);
        }

        return store;
    }

    /// <summary>Opens a store that is there.</summary>
    /// <exception cref="TicketException">There is none, or it is of a newer format.</exception>
    public static RunStore OpenKnown(string path)
    {
        if (!File.Exists(Path.Combine(path, FormatFile)))
            throw new TicketException($"{path} is no store; give its folder with --store, or keep trainings there with run or table.", badUse: true);
        var store = new RunStore(Path.GetFullPath(path)) { Announce = static _ => { }, LeastWork = 0, Checkpoints = CheckpointInterval.Default };
        store.Check(Path.Combine(path, FormatFile));
        return store;
    }

    /// <summary>Where a training of that identity is, or null.</summary>
    /// <param name="run">The folder of the experiment that asks.</param>
    /// <param name="identity">Which training.</param>
    internal string? Find(string run, TrainingIdentity identity)
    {
        foreach (var own in (string[])[Path.Combine(Root, run, identity.Place), Beside(run, identity)])
            if (IsOf(own, identity)) return own;
        return Indexed(identity.Hash) is { } elsewhere && IsOf(elsewhere, identity) ? elsewhere : null;
    }

    private string? Indexed(string hash)
    {
        var index = IndexOf(hash);
        try
        {
            return File.Exists(index) ? Path.Combine(Root, File.ReadAllText(index).Trim()) : null;
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            // Removed by another process since.
            return null;
        }
    }

    /// <summary>Makes a folder of a training: whole or not at all. Where another process was first, its files stay.</summary>
    /// <param name="run">The folder of the experiment.</param>
    /// <param name="identity">Which training.</param>
    /// <param name="flushes">Whether it waits until the disk has it.</param>
    /// <param name="write">Writes the files into an empty folder.</param>
    /// <returns>Where the training is.</returns>
    internal string Add(string run, TrainingIdentity identity, bool flushes, Action<string> write)
    {
        var beside = Path.Combine(Root, NewFolder, Guid.NewGuid().ToString("N"));
        try
        {
            Directory.CreateDirectory(beside);
            write(beside);
            var place = Path.Combine(Root, run, identity.Place);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            if (!TryMove(beside, place))
            {
                if (IsOf(place, identity) || IsOf(Beside(run, identity), identity)) return Find(run, identity)!;

                // An experiment of the same name and first level that was declared otherwise then.
                place = Beside(run, identity);
                if (!TryMove(beside, place)) return place;
            }

            if (flushes) Durable.FlushFolder(Path.GetDirectoryName(place)!);
            Index(identity.Hash, place);
            return place;
        }
        finally
        {
            if (Directory.Exists(beside)) Directory.Delete(beside, recursive: true);
        }
    }

    /// <summary>What there is of a training that is not over.</summary>
    internal PartialTraining PartialOf(TrainingIdentity identity) => new(Path.Combine(Root, PartialFolder, identity.Hash));

    /// <summary>Takes what is damaged away from its place, so that it is made anew.</summary>
    internal void SetAside(string path)
    {
        var damaged = Path.Combine(Root, DamagedFolder);
        Directory.CreateDirectory(damaged);
        var name = Path.GetRelativePath(Root, path).Replace(Path.DirectorySeparatorChar, '.');
        try
        {
            Directory.Move(path, Path.Combine(damaged, $"{name}.{Guid.NewGuid():N}"));
        }
        catch (DirectoryNotFoundException)
        {
            // Another process was faster.
        }
    }

    /// <summary>Lets a training be seen where it is not: by its hash, and in an experiment's own folder.</summary>
    internal void PointTo(string run, TrainingIdentity identity, string elsewhere)
    {
        // A program may have been stopped before it noted this.
        if (!File.Exists(IndexOf(identity.Hash))) Index(identity.Hash, elsewhere);
        var place = Path.Combine(Root, run, identity.Place);
        if (elsewhere == place || elsewhere == Beside(run, identity) || Directory.Exists(place)) return;
        Directory.CreateDirectory(place);
        Durable.Replace(Path.Combine(place, Pointer.Name), Encoding.UTF8.GetBytes(Pointer.Text(identity.Hash, Path.GetRelativePath(Root, elsewhere))), flushes: false);
    }

    /// <summary>Where a training of that hash is, or null.</summary>
    internal string? Whereabouts(string hash) => hash.Length == 64 && Indexed(hash) is { } place && File.Exists(Path.Combine(place, ResultFile.Name)) ? place : null;

    /// <summary>Forgets where a training is.</summary>
    internal void Unindex(string hash) => File.Delete(IndexOf(hash));

    /// <summary>Notes where a training is, for experiments that share it.</summary>
    internal void Index(string hash, string place)
    {
        var index = IndexOf(hash);
        Directory.CreateDirectory(Path.GetDirectoryName(index)!);
        Durable.Replace(index, Encoding.UTF8.GetBytes(Path.GetRelativePath(Root, place) + "\n"), flushes: false);
    }

    private static bool IsWhole(string place)
    {
        try
        {
            _ = TrainingFolder.ReadResult(place);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static bool IsOf(string place, TrainingIdentity identity)
    {
        // The declaration is the identity; whether the rest is whole is seen when it is read.
        var declaration = new FileInfo(Path.Combine(place, TrainingFolder.DeclarationFile));
        return declaration.Exists && File.Exists(Path.Combine(place, ResultFile.Name)) && IsNamed(place, identity);
    }

    private static bool IsNamed(string place, TrainingIdentity identity)
    {
        try
        {
            return TrainingFolder.ReadResult(place).Identity == identity.Hash;
        }
        catch (InvalidDataException)
        {
            // A damaged result says nothing; its declaration may.
            return File.ReadAllText(Path.Combine(place, TrainingFolder.DeclarationFile)) == identity.Declaration;
        }
    }

    private bool TryMove(string from, string to)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                Directory.Move(from, to);
                return true;
            }
            catch (IOException) when (Directory.Exists(to))
            {
                // What is there is another training, a pointer, or what is left of one.
                if (attempt > 0 || IsWhole(to)) return false;
                SetAside(to);
            }
        }
    }

    private string Beside(string run, TrainingIdentity identity) => Path.Combine(Root, run, $"{identity.Place}-{identity.Hash[..8]}");

    private string IndexOf(string hash) => Path.Combine(Root, IndexFolder, hash[..2], hash[2..]);

    private void Check(string format)
    {
        int version;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(format));
            version = json.RootElement.GetProperty("format").GetInt32();
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new TicketException($"{format} does not say which format the store has; give another folder with --store, or delete that file if the folder is a store of format {StoreFormat.Version}.", inner: failure);
        }

        if (version > StoreFormat.Version)
            throw new TicketException($"store {Root} is of format {version}, and this program knows {StoreFormat.Version}; update it, or give another folder with --store.");
    }
}
