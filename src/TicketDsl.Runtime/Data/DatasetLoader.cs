namespace TicketDsl.Runtime.Data;

/// <summary>Brings a data set into memory, with its inputs scaled as declared.</summary>
public static class DatasetLoader
{
    /// <summary>Finds or fetches the files of <paramref name="dataset"/>, checks and reads them.</summary>
    /// <exception cref="TicketException">
    /// The scaling does not fit the data set; a file can not be found, fetched or read; or its checksum is wrong.
    /// </exception>
    public static LoadedDataset Load(Dataset dataset, InputScaling scaling, DataSource source, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var values = ByteScaling.Values(dataset, scaling);
        return DatasetFiles.Of(dataset) is { } files
            ? Load(files, DatasetFacts.Of(dataset), scaling, values, source, cancellation)
            : Xor(values);
    }

    internal static LoadedDataset Load(
        DatasetFiles files, DatasetFacts facts, InputScaling scaling, float[] values, DataSource source, CancellationToken cancellation)
    {
        var paths = new DatasetLocator(source).Locate(files, cancellation);
        return new LoadedDataset(
            Part(files.TrainingImages, files.TrainingLabels, facts.TrainingExamples),
            Part(files.TestImages, files.TestLabels, facts.TestExamples));

        Examples Part(KnownFile images, KnownFile labels, int count)
        {
            cancellation.ThrowIfCancellationRequested();
            var pixels = IdxParser.Images(Checked(images), paths[images], count, facts.Inputs);
            var classes = IdxParser.Labels(Checked(labels), paths[labels], count, facts.Outputs);
            return new Examples(pixels, classes, facts.Inputs, values, ByteScaling.Scales(scaling, pixels, facts.Inputs));
        }

        byte[] Checked(KnownFile file)
        {
            var path = paths[file];
            return file.TryOpen(ReadAll(path), out var content, out var mismatch)
                ? content
                : throw new TicketException(
                    $"{path} is not {files.Title}'s {file.Name}: {mismatch}. Delete it so that it is fetched again, or put the right file there.");
        }
    }

    /// <exception cref="TicketException">The file can not be read.</exception>
    internal static byte[] ReadAll(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TicketException($"{path} can not be read: {failure.Message.TrimEnd('.')}. Make it readable, or point to another folder with --data.", inner: failure);
        }
    }

    private static LoadedDataset Xor(float[] values)
    {
        var points = new Examples([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0], features: 2, values);
        return new LoadedDataset(points, points);
    }
}
