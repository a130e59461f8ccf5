using System.Buffers.Binary;
using System.IO.Compression;

namespace TicketDsl.Runtime.Tests.Data;

/// <summary>Builds small IDX contents, right and wrong ones.</summary>
internal static class IdxBytes
{
    public static byte[] Images(int count, int rows, int columns, byte[] pixels) => Of(0x803, [count, rows, columns], pixels);

    public static byte[] Labels(params byte[] labels) => Of(0x801, [labels.Length], labels);

    public static byte[] Of(int magic, int[] sizes, byte[] elements)
    {
        var content = new byte[4 + 4 * sizes.Length + elements.Length];
        BinaryPrimitives.WriteInt32BigEndian(content, magic);
        for (var i = 0; i < sizes.Length; i++) BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(4 + 4 * i), sizes[i]);
        elements.CopyTo(content.AsSpan(4 + 4 * sizes.Length));
        return content;
    }

    public static byte[] Gzip(byte[] content, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var archive = new MemoryStream();
        using (var gzip = new GZipStream(archive, level)) gzip.Write(content);
        return archive.ToArray();
    }
}
