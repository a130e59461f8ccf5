namespace TicketDsl.Runtime.Data;

/// <summary>
/// Reads CIFAR's binary format: records of a label byte and then the bytes of an image, channel after channel, each row after row
/// (https://www.cs.toronto.edu/~kriz/cifar.html, "Binary version").
/// </summary>
public static class RecordParser
{
    /// <summary>Takes the records of a file apart.</summary>
    /// <param name="content">The decompressed file; it must hold as many records as there are <paramref name="labels"/>.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="classes">Classes of the data set.</param>
    /// <param name="labels">To be filled with the labels, each from 0 to <paramref name="classes"/> − 1.</param>
    /// <param name="pixels">To be filled with the images, shape [records, features].</param>
    /// <exception cref="TicketException">The content is anything else.</exception>
    public static void Read(ReadOnlySpan<byte> content, string path, int classes, Span<byte> labels, Span<byte> pixels)
    {
        var features = pixels.Length / labels.Length;
        var record = 1 + features;
        if (content.Length != (long)labels.Length * record)
            throw Broken(path, $"it holds {content.Length} bytes, not {labels.Length} records of {record}");
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = content[i * record];
            if (labels[i] >= classes) throw Broken(path, $"label {i} is {labels[i]}, not one of 0 to {classes - 1}");
            content.Slice(i * record + 1, features).CopyTo(pixels[(i * features)..]);
        }
    }

    private static TicketException Broken(string path, string what) =>
        new($"{path} can not be read: {what}. Delete it so that it is fetched again, or put the right file there.");
}
