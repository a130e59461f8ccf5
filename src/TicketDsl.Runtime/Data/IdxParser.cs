using System.Buffers.Binary;

namespace TicketDsl.Runtime.Data;

/// <summary>
/// Reads the IDX format of MNIST: two zero bytes, the element type (0x08 for bytes), the number of dimensions, a big-endian
/// 32-bit size a dimension, then the elements in row-major order (http://yann.lecun.com/exdb/mnist/).
/// </summary>
public static class IdxParser
{
    private const int BytesMagic = 0x08 << 8;

    /// <summary>The pixels of images, shape [<paramref name="count"/>, <paramref name="features"/>].</summary>
    /// <param name="content">The decompressed file.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="count">Images it must hold.</param>
    /// <param name="features">Rows × columns of an image.</param>
    /// <exception cref="TicketException">The content is anything else.</exception>
    public static ReadOnlySpan<byte> Images(ReadOnlySpan<byte> content, string path, int count, int features)
    {
        var sizes = Sizes(content, path, dimensions: 3);
        if (sizes[0] != count) throw Broken(path, $"it holds {sizes[0]} images, not {count}");
        if ((long)sizes[1] * sizes[2] != features)
            throw Broken(path, $"its images are {sizes[1]}×{sizes[2]} pixels, {(long)sizes[1] * sizes[2]} and not {features}");
        return content[^(count * features)..];
    }

    /// <summary>The labels, each from 0 to <paramref name="classes"/> − 1.</summary>
    /// <param name="content">The decompressed file.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="count">Labels it must hold.</param>
    /// <param name="classes">Classes of the data set.</param>
    /// <exception cref="TicketException">The content is anything else.</exception>
    public static ReadOnlySpan<byte> Labels(ReadOnlySpan<byte> content, string path, int count, int classes)
    {
        var sizes = Sizes(content, path, dimensions: 1);
        if (sizes[0] != count) throw Broken(path, $"it holds {sizes[0]} labels, not {count}");
        var labels = content[^count..];
        var wrong = labels.IndexOfAnyExceptInRange((byte)0, (byte)(classes - 1));
        if (wrong >= 0) throw Broken(path, $"label {wrong} is {labels[wrong]}, not one of 0 to {classes - 1}");
        return labels;
    }

    /// <summary>The size of each dimension, once the elements are known to end where the content does.</summary>
    private static uint[] Sizes(ReadOnlySpan<byte> content, string path, int dimensions)
    {
        var header = 4 + 4 * dimensions;
        if (content.Length < 4) throw Broken(path, $"it ends after {content.Length} bytes, inside its header");
        var magic = BinaryPrimitives.ReadInt32BigEndian(content);
        if ((magic & ~0xFF) != BytesMagic) throw Broken(path, $"it starts with 0x{magic:x8}, which is no IDX file of bytes (0x{BytesMagic | dimensions:x8})");
        if ((magic & 0xFF) != dimensions) throw Broken(path, $"it has {magic & 0xFF} dimensions, not {dimensions}: images have 3, labels 1");
        if (content.Length < header) throw Broken(path, $"it ends after {content.Length} bytes, inside its header of {header}");

        var sizes = new uint[dimensions];
        var elements = (UInt128)1;
        for (var i = 0; i < dimensions; i++)
        {
            sizes[i] = BinaryPrimitives.ReadUInt32BigEndian(content[(4 + 4 * i)..]);
            elements *= sizes[i];
        }

        var length = content.Length - header;
        if ((UInt128)length < elements) throw Broken(path, $"it is truncated: its header promises {elements} bytes of data, {length} are there");
        if ((UInt128)length > elements) throw Broken(path, $"it is too long: its header promises {elements} bytes of data, {length} are there");
        return sizes;
    }

    private static TicketException Broken(string path, string what) =>
        new($"{path} can not be read: {what}. Delete it so that it is fetched again, or put the right file there.");
}
