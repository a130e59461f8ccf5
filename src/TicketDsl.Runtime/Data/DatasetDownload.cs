namespace TicketDsl.Runtime.Data;

/// <summary>Fetches single files; a file appears under its name only when its checksum is right.</summary>
/// <param name="source">The network, and who is told.</param>
/// <param name="reason">Why anything is fetched: the files missing and the places looked in, without a full stop.</param>
internal sealed class DatasetDownload(DataSource source, string reason)
{
    private const string Remedy = "Point to a folder that holds the files with --data FOLDER or TICKET_DATA=FOLDER";

    // For one file, the largest of which has 26 MB.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Fetches one file and gives its path.</summary>
    /// <exception cref="TicketException">It can not be fetched, is not the right one, or can not be stored; nothing is left behind then.</exception>
    public string Fetch(Uri address, KnownFile file, string folder, CancellationToken cancellation)
    {
        source.Announce($"Downloading {address} to {folder}");
        var target = Path.Combine(folder, file.Name);
        var part = Path.Combine(folder, $".{file.Name}.{Guid.NewGuid():n}.part");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            Receive(address, part, limit.Token);
            if (!file.TryOpen(File.ReadAllBytes(part), out _, out var mismatch))
                throw new TicketException($"{reason}, and {address} gave another file: {mismatch}. Nothing was kept. {Remedy}.");
            File.Move(part, target, overwrite: true);
            return target;
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
