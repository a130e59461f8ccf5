using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace TicketDsl.Runtime.Data;

/// <summary>A published file and what it must hold.</summary>
/// <param name="Name">Its file name; one that does not end in <c>.gz</c> may also be found compressed, with <c>.gz</c> appended.</param>
/// <param name="Sha256">Of the file as published, lower-case hexadecimal.</param>
/// <param name="ContentSha256">Of what is compressed in it: people compress anew, which changes the file and not the data. The same for a file that is not compressed.</param>
public sealed record KnownFile(string Name, string Sha256, string ContentSha256)
{
    private const string Suffix = ".gz";
    private const int LargestGuess = 1 << 26;

    /// <summary>Of the content of a rebuild that is taken too, or null.</summary>
    public string? RebuiltSha256 { get; init; }

    /// <summary>The names it may be found under.</summary>
    internal IEnumerable<string> Names => IsCompressed ? [Name] : [Name, Name + Suffix];

    private bool IsCompressed => Name.EndsWith(Suffix, StringComparison.Ordinal);

    /// <summary>Holds a file to its checksums.</summary>
    /// <param name="file">The bytes of the file.</param>
    internal OpenedFile Open(byte[] file)
    {
        var found = Hash(file);
        var content = file is [0x1f, 0x8b, ..] ? Decompress(file) : IsCompressed ? null : file;
        if (content is null) return new(null, $"its SHA-256 is {found} where {Sha256} was expected, and it is no gzip file that can be read");

        // The content of the right file needs no second look.
        var foundContent = found == Sha256 ? ContentSha256 : ReferenceEquals(content, file) ? found : Hash(content);
        if (foundContent == ContentSha256) return new(content, null);
        if (foundContent == RebuiltSha256) return new(content, null, IsRebuilt: true);
        return new(null, $"its SHA-256 is {found} where {Sha256} was expected (of its decompressed content {foundContent}, not {ContentSha256})");
    }

    internal static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[]? Decompress(byte[] archive)
    {
        try
        {
            // A gzip file ends with its content's length; a wrong one costs a reallocation, no more.
            var length = archive.Length < 4 ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(archive.AsSpan()[^4..]);
            using var content = new MemoryStream((int)Math.Min(length, LargestGuess));
            using var gzip = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress);
            gzip.CopyTo(content);
            return content.Length == content.Capacity ? content.GetBuffer() : content.ToArray();
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
            return null;
        }
    }
}
