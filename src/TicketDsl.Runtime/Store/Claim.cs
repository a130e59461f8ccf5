using System.Globalization;
using System.Text;

namespace TicketDsl.Runtime.Store;

/// <summary>The right to train something, as a file that only one process can make. Disposing gives it back.</summary>
internal sealed class Claim : IDisposable
{
    private readonly Claims _claims;
    private readonly string _path;
    private readonly string _text;
    private readonly FileStream _file;
    private readonly long _beatAt;
    private int _beats;

    /// <exception cref="IOException">Another claim is there.</exception>
    public Claim(Claims claims, string path)
    {
        (_claims, _path) = (claims, path);
        _text = CanonicalText.Of(json =>
        {
            ClaimOwner.This.Write(json);
            json.WriteString("claim", Guid.NewGuid().ToString("N"));
        });
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        try
        {
            _file.Write(Encoding.UTF8.GetBytes(_text));
        }
        catch
        {
            // A claim without an owner would keep all others away.
            _file.Dispose();
            File.Delete(path);
            throw;
        }

        _beatAt = _file.Position;
    }

    /// <summary>Lets others see that its owner lives. It goes to the file itself, wherever that has been moved.</summary>
    public void Beat()
    {
        lock (_file)
        {
            if (!_file.CanWrite) return;
            _file.Position = _beatAt;
            _file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{++_beats:0000000000}\n")));
        }
    }

    public void Dispose()
    {
        _claims.Forget(this);
        lock (_file) _file.Dispose();

        // Who was silent for too long may have lost it to another.
        if (Claims.TextOf(_path)?.StartsWith(_text, StringComparison.Ordinal) == true) File.Delete(_path);
    }
}
