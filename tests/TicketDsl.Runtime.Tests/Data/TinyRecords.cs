using System.Formats.Tar;
using TicketDsl.Runtime.Data;

namespace TicketDsl.Runtime.Tests.Data;

/// <summary>A data set of two training files with two records each and a test file of two, of four pixels and three classes, published in an archive.</summary>
internal static class TinyRecords
{
    public static DatasetFacts Facts { get; } = new(Inputs: 4, Outputs: 3, TrainingExamples: 4, TestExamples: 2);

    public static byte[] Archive { get; } = Tar("batch_1.bin", "batch_2.bin", "test.bin");

    public static RecordFiles Files { get; } = new(
        "Tiny records", "tiny", new KnownArchive(new Uri("http://tiny.invalid/records.tar.gz"), KnownFile.Hash(Archive), "tiny-batches-bin"),
        [Known("batch_1.bin"), Known("batch_2.bin")], Known("test.bin"))
    {
        Rebuild = "its second pixel is one brighter",
    };

    public static byte[] Content(string name) => name switch
    {
        "batch_1.bin" => [2, 10, 11, 12, 13, 0, 20, 21, 22, 23],
        "batch_2.bin" => [1, 30, 31, 32, 33, 1, 40, 41, 42, 43],
        _ => [0, 50, 51, 52, 53, 2, 60, 61, 62, 63],
    };

    public static byte[] Rebuilt(string name)
    {
        var content = Content(name);
        content[2]++;
        return content;
    }

    /// <summary>An archive of these files in a folder of their own, and of a text beside them.</summary>
    public static byte[] Tar(params string[] names)
    {
        using var archive = new MemoryStream();
        using (var tar = new TarWriter(archive, leaveOpen: true))
        {
            tar.WriteEntry(new UstarTarEntry(TarEntryType.Directory, "tiny-batches-bin/"));
            foreach (var name in names.Append("readme.html"))
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "tiny-batches-bin/" + name) { DataStream = new MemoryStream(Content(name)), ModificationTime = DateTimeOffset.UnixEpoch });
        }

        return IdxBytes.Gzip(archive.ToArray());
    }

    public static void WriteTo(string folder, Func<string, string> name, Func<string, byte[]> content)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Files.All) File.WriteAllBytes(Path.Combine(folder, name(file.Name)), content(file.Name));
    }

    public static LoadedDataset Load(DataSource source, RecordFiles? files = null) =>
        DatasetLoader.Load(files ?? Files, Facts, InputScaling.Unit, ByteScaling.Values(Dataset.Mnist, InputScaling.Unit), source, CancellationToken.None);

    private static KnownFile Known(string name) =>
        new(name, KnownFile.Hash(Content(name)), KnownFile.Hash(Content(name))) { RebuiltSha256 = KnownFile.Hash(Rebuilt(name)) };
}
