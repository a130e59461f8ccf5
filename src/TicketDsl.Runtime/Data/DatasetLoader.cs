using System.Collections.Immutable;

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
        var isRebuilt = false;
        var paths = new DatasetLocator(source).Locate(files, cancellation);
        return files switch
        {
            IdxFiles idx => new LoadedDataset(
                Images(idx.TrainingImages, idx.TrainingLabels, facts.TrainingExamples), Images(idx.TestImages, idx.TestLabels, facts.TestExamples)),
            RecordFiles records => Told(records, new LoadedDataset(
                Records(records.Training, facts.TrainingExamples), Records([records.Test], facts.TestExamples))),
            _ => throw new ArgumentOutOfRangeException(nameof(files), files, "There is no way to read such files."),
        };

        Examples Images(KnownFile images, KnownFile labels, int count) => Of(
            IdxParser.Images(Checked(images), paths[images], count, facts.Inputs), IdxParser.Labels(Checked(labels), paths[labels], count, facts.Outputs));

        Examples Records(ImmutableArray<KnownFile> parts, int count)
        {
            var (pixels, labels, each) = (new byte[count * facts.Inputs], new byte[count], count / parts.Length);
            for (var i = 0; i < parts.Length; i++)
                RecordParser.Read(Checked(parts[i]), paths[parts[i]], facts.Outputs, labels.AsSpan(i * each, each), pixels.AsSpan(i * each * facts.Inputs, each * facts.Inputs));
            return Of(pixels, labels);
        }

        Examples Of(ReadOnlySpan<byte> pixels, ReadOnlySpan<byte> labels) =>
            new(pixels, labels, facts.Inputs, values, ByteScaling.Scales(scaling, pixels, facts.Inputs));

        LoadedDataset Told(RecordFiles records, LoadedDataset data)
        {
            if (isRebuilt) source.Announce($"{records.Title} in {Path.GetDirectoryName(paths[records.Test])} is a rebuild, not the published files: {records.Rebuild}");
            return data;
        }

        byte[] Checked(KnownFile file)
        {
            cancellation.ThrowIfCancellationRequested();
            var path = paths[file];
            var opened = file.Open(ReadAll(path));
            isRebuilt |= opened.IsRebuilt;
            return opened.Content ?? throw new TicketException(
                $"{path} is not {files.Title}'s {file.Name}: {opened.Mismatch}. Delete it so that it is fetched again, or put the right file there.");
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
