using System.Collections.Concurrent;
using System.Diagnostics;

namespace TicketDsl.Runtime.Store;

/// <summary>
/// Who trains what in a store, without a server: a file a training, made by one process alone, in which its owner counts on. A claim whose
/// owner has ended, or has not counted for a while, is moved away by one process alone. Should two still train the same, both come to
/// the same bits, and one folder is kept.
/// </summary>
/// <param name="folder">Where the files are.</param>
internal sealed class Claims(string folder)
{
    /// <summary>From count to count.</summary>
    private static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(10);

    /// <summary>How long who does not count is waited for, by this machine's own counter: clocks may differ or jump.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<Claim, bool> _held = new();
    private readonly ConcurrentDictionary<string, (string Text, long Since)> _seen = new();
    private readonly Lock _gate = new();
    private Timer? _timer;

    /// <summary>Claims a training; null where another process, or another thread of this one, trains it.</summary>
    public Claim? Try(TrainingIdentity identity)
    {
        var path = Path.Combine(folder, identity.Hash);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            try
            {
                var claim = new Claim(this, path);
                _held[claim] = true;
                lock (_gate) _timer ??= new Timer(_ => Beat(), null, BeatEvery, BeatEvery);
                return claim;
            }
            catch (IOException) when (File.Exists(path))
            {
                if (!IsStale(path, out var text) || !TakeAway(path, text)) return null;
            }
            catch (IOException) when (attempt == 0 && Directory.Exists(folder))
            {
                // Given back just now.
            }
        }

        return null;
    }

    /// <summary>The claims that are there: whose, and whether their owners have ended.</summary>
    public IEnumerable<(string Path, ClaimOwner? Owner)> All() => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder).Select(path => (path, TextOf(path) is { } text ? ClaimOwner.Read(Owner(text)) : null))
        : [];

    internal void Forget(Claim claim)
    {
        _held.TryRemove(claim, out _);
        lock (_gate)
        {
            if (!_held.IsEmpty) return;
            _timer?.Dispose();
            _timer = null;
        }
    }

    internal static string? TextOf(string path)
    {
        try
        {
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            return reader.ReadToEnd();
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The part that says whose it is, without the count.</summary>
    private static string Owner(string text) => text[..(text.LastIndexOf('}') + 1)];

    private void Beat()
    {
        foreach (var claim in _held.Keys)
        {
            try
            {
                claim.Beat();
            }
            catch (IOException)
            {
                // A full disk: others may take it over, and nothing is harmed.
            }
        }
    }

    private bool IsStale(string path, out string text)
    {
        text = TextOf(path) ?? "";
        if (text.Length > 0 && ClaimOwner.Read(Owner(text)) is { HasEnded: true }) return true;
        var now = Stopwatch.GetTimestamp();
        if (_seen.TryGetValue(path, out var seen) && seen.Text == text) return Stopwatch.GetElapsedTime(seen.Since, now) >= Patience;
        _seen[path] = (text, now);
        return false;
    }

    private static bool TakeAway(string path, string text)
    {
        var away = $"{path}.{Guid.NewGuid():N}";
        try
        {
            File.Move(path, away);
        }
        catch (IOException)
        {
            // Another process was faster.
            return !File.Exists(path);
        }

        if (TextOf(away) == text)
        {
            File.Delete(away);
            return true;
        }

        // Not the one that was stale: another process took that over in between. It gets its claim back.
        try
        {
            File.Move(away, path, overwrite: false);
        }
        catch (IOException)
        {
            File.Delete(away);
        }

        return false;
    }
}
