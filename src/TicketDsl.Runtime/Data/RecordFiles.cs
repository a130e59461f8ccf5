using System.Collections.Immutable;

namespace TicketDsl.Runtime.Data;

/// <summary>A data set of files of records, a label byte and then the bytes of an image, published together in one archive.</summary>
/// <param name="Title">The data set's name for people.</param>
/// <param name="Folder">The subfolder of a data folder that may hold them.</param>
/// <param name="Archive">The archive.</param>
/// <param name="Training">In order; as many records in each.</param>
/// <param name="Test">The test set.</param>
public sealed record RecordFiles(string Title, string Folder, KnownArchive Archive, ImmutableArray<KnownFile> Training, KnownFile Test)
    : DatasetFiles(Title, Folder)
{
    /// <inheritdoc/>
    public override ImmutableArray<KnownFile> All => [.. Training, Test];

    /// <inheritdoc/>
    public override ImmutableArray<string> Folders => [Folder, Archive.Folder];

    /// <summary>What a rebuild of the files is, said when one is loaded; empty where none is known.</summary>
    public string Rebuild { get; init; } = "";

    /// <summary>
    /// CIFAR-10, binary version (https://www.cs.toronto.edu/~kriz/cifar.html). Taken too is a rebuild in the original order from
    /// copies of single images, since the published archive can not be had everywhere.
    /// </summary>
    internal static RecordFiles Cifar10 { get; } = new(
        "CIFAR-10",
        "cifar-10",
        new KnownArchive(
            new Uri("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"),
            "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
            "cifar-10-batches-bin"),
        [
            Known("data_batch_1.bin", "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5", "5f6320d5b07a70127f3d9d1f87d6fc909b7bb69c7abea586629f04469446c415"),
            Known("data_batch_2.bin", "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed", "ec5500a07d118a5796c27747388bfa612bd437798543da7d98d553536b6ec43b"),
            Known("data_batch_3.bin", "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67", "e52db1020c5aa4221f6a89dc8d282a4b7eb1fe52a9ccee6925a349070d2c7586"),
            Known("data_batch_4.bin", "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48", "ca33d80198f8a138f8c59b1e2a8fa16d59977788635c626557aadec273110158"),
            Known("data_batch_5.bin", "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add", "84cc61e59eb5c2aa1e1e2037cb478b68979d7cf65471e769dc0d4303865ecc83"),
        ],
        Known("test_batch.bin", "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b", "1c56621ea675bc020e791b7048af50595f4308627fb741d4a105da29126daf31"))
    {
        Rebuild = "157 of the 50,000 training images and 16 of the 10,000 test images are decoded from JPEG; all other images, the labels and the order are as published",
    };

    private static KnownFile Known(string name, string sha256, string rebuilt) => new(name, sha256, sha256) { RebuiltSha256 = rebuilt };
}
