using System.Collections.Immutable;
using System.Security.Cryptography;

namespace TicketDsl.Runtime.Data;

/// <summary>Fetches files; a file appears under its name only when its checksum is right.</summary>
/// <param name="source">The network, and who is told.</param>
/// <param name="reason">Why anything is fetched: the files missing and the places looked in, without a full stop.</param>
internal sealed class DatasetDownload(DataSource source, string reason)
{
    private const string Remedy = "Point to a folder that holds the files with --data FOLDER or TICKET_DATA=FOLDER";

    // For one file, the largest of which has 26 MB, and for an archive of 170 MB.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ArchivePatience = TimeSpan.FromHours(1);

    /// <summary>Fetches one file and gives its path.</summary>
    /// <exception cref="TicketException">It can not be fetched, is not the right one, or can not be stored; nothing is left behind then.</exception>
    public string Fetch(Uri address, KnownFile file, string folder, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, file.Name);
        Download(address, folder, Patience, part =>
        {
            if (file.Open(File.ReadAllBytes(part)).Mismatch is { } mismatch) throw Another(address, mismatch);
            File.Move(part, path, overwrite: true);
        }, cancellation);
        return path;
    }

    /// <summary>Fetches an archive and gives the paths of those files that were asked for; nothing else of it is kept.</summary>
    /// <exception cref="TicketException">It can not be fetched, is not the right one, or can not be stored.</exception>
    public ImmutableDictionary<KnownFile, string> Fetch(KnownArchive archive, IReadOnlyCollection<KnownFile> files, string folder, CancellationToken cancellation)
    {
        var paths = ImmutableDictionary<KnownFile, string>.Empty;
        Download(archive.Address, folder, ArchivePatience, part =>
        {
            using var stream = File.OpenRead(part);
            var found = Convert.ToHexStringLower(SHA256.HashData(stream));
            if (found != archive.Sha256) throw Another(archive.Address, $"its SHA-256 is {found} where {archive.Sha256} was expected");
            stream.Position = 0;
            paths = ArchiveFiles.Unpack(stream, files, folder, cancellation);
        }, cancellation);
        return paths;
    }

    private void Download(Uri address, string folder, TimeSpan patience, Action<string> keep, CancellationToken cancellation)
    {
        source.Announce($"Downloading {address} to {folder}");
        var part = Path.Combine(folder, $".{Path.GetFileName(address.AbsolutePath)}.{Guid.NewGuid():n}.part");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        try
        {
            Receive(address, part, limit.Token);
            keep(part);
        }
        catch (HttpRequestException failure)
        {
            throw new TicketException($"{reason}, and {address} can not be downloaded: {OneLine(failure)}. {Remedy}.", inner: failure);
        }
        catch (OperationCanceledException failure) when (!cancellation.IsCancellationRequested)
        {
            throw new TicketException($"{reason}, and {address} did not come in time. {Remedy}, or try again.", inner: failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TicketException($"{reason}, and {folder} can not take the download: {OneLine(failure)}. Make it writable, or: {Remedy}.", inner: failure);
        }
        finally
        {
            if (File.Exists(part)) File.Delete(part);
        }
    }

    private TicketException Another(Uri address, string mismatch) =>
        new($"{reason}, and {address} gave another file: {mismatch}. Nothing was kept. {Remedy}.");

    private void Receive(Uri address, string path, CancellationToken cancellation)
    {
        using var client = new HttpClient(source.Network());
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var response = client.Send(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        response.EnsureSuccessStatusCode();
        // Only now, so that a machine without network does not get empty folders.
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        using var body = response.Content.ReadAsStream(cancellation);
        // A blocked read takes no token; it ends when its response is disposed of.
        using var end = cancellation.Register(response.Dispose);
        var buffer = new byte[1 << 16];
        while (Read(body, buffer, cancellation) is > 0 and var count) file.Write(buffer, 0, count);
    }

    // Tells a broken connection from a full disk, which both come as IOException.
    private static int Read(Stream body, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            return body.Read(buffer);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new HttpRequestException(failure.Message, failure);
        }
    }

    private static string OneLine(Exception failure) => failure.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}
