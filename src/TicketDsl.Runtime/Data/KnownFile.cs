using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Security.Cryptography;

namespace TicketDsl.Runtime.Data;

/// <summary>A published gzip file and what it must hold.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Sha256">Of the file as published, lower-case hexadecimal.</param>
/// <param name="ContentSha256">Of what is compressed in it: people compress anew, which changes the file and not the data.</param>
public sealed record KnownFile(string Name, string Sha256, string ContentSha256)
{
    private const int LargestGuess = 1 << 26;

    /// <summary>What is compressed in <paramref name="archive"/>.</summary>
    /// <param name="archive">The bytes of a gzip file.</param>
    /// <param name="content">The content, if file or content has its checksum.</param>
    /// <param name="mismatch">Otherwise, expected and found checksums in words.</param>
    internal bool TryOpen(byte[] archive, [NotNullWhen(true)] out byte[]? content, [NotNullWhen(false)] out string? mismatch)
    {
        var found = Hash(archive);
        content = Decompress(archive);
        if (content is null)
        {
            mismatch = $"its SHA-256 is {found} where {Sha256} was expected, and it is no gzip file that can be read";
            return false;
        }

        // The content of the right file needs no second look.
        var foundContent = found == Sha256 ? ContentSha256 : Hash(content);
        mismatch = foundContent == ContentSha256
            ? null
            : $"its SHA-256 is {found} where {Sha256} was expected (of its decompressed content {foundContent}, not {ContentSha256})";
        return mismatch is null;
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
