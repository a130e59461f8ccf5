using System.IO.Compression;
using TicketDsl.Runtime.Data;

namespace TicketDsl.Runtime.Tests.Data;

/// <summary>A data set of three training and two test images of 2×2 pixels and three classes, published at an address of its own.</summary>
internal static class TinyDataset
{
    public static DatasetFacts Facts { get; } = new(Inputs: 4, Outputs: 3, TrainingExamples: 3, TestExamples: 2);

    public static IdxFiles Files { get; } = new(
        "Tiny", "tiny", new Uri("http://tiny.invalid/set/"), Known("train-images.gz"), Known("train-labels.gz"), Known("t10k-images.gz"), Known("t10k-labels.gz"));

    public static byte[] Content(string name) => name switch
    {
        "train-images.gz" => IdxBytes.Images(3, 2, 2, [0, 0, 0, 0, 3, 4, 0, 0, 255, 255, 255, 255]),
        "train-labels.gz" => IdxBytes.Labels(2, 0, 1),
        "t10k-images.gz" => IdxBytes.Images(2, 2, 2, [1, 2, 3, 4, 5, 6, 7, 8]),
        _ => IdxBytes.Labels(1, 1),
    };

    public static byte[] Archive(string name) => IdxBytes.Gzip(Content(name));

    /// <summary>The same content, compressed in another way.</summary>
    public static byte[] OtherArchive(string name) => IdxBytes.Gzip(Content(name), CompressionLevel.NoCompression);

    public static void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Files.All) File.WriteAllBytes(Path.Combine(folder, file.Name), Archive(file.Name));
    }

    public static LoadedDataset Load(DataSource source, InputScaling scaling = InputScaling.Unit) =>
        DatasetLoader.Load(Files, Facts, scaling, ByteScaling.Values(Dataset.Mnist, scaling), source, CancellationToken.None);

    private static KnownFile Known(string name) => new(name, KnownFile.Hash(Archive(name)), KnownFile.Hash(Content(name)));
}
