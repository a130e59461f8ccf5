using TicketDsl.Runtime.Data;

namespace TicketDsl.Runtime.Tests.Data;

public sealed class RecordFilesTests
{
    private WorkFolder _work = null!;

    [SetUp]
    public void MakeWork() => _work = new WorkFolder();

    [TearDown]
    public void RemoveWork() => _work.Dispose();

    [TestCase("tiny", "")]
    [TestCase("tiny", ".gz")]
    [TestCase("tiny-batches-bin", "")]
    [TestCase("", ".gz")]
    public void Files_are_found_as_they_are_and_compressed_in_the_archive_s_folder_too(string folder, string suffix)
    {
        TinyRecords.WriteTo(Path.Combine(_work.Shared, folder), name => name + suffix, name => suffix == "" ? TinyRecords.Content(name) : IdxBytes.Gzip(TinyRecords.Content(name)));
        var told = new List<string>();
        var (training, test) = TinyRecords.Load(_work.Source() with { Announce = told.Add });

        Assert.That(training.Labels.ToArray(), Is.EqualTo(new byte[] { 2, 0, 1, 1 }));
        Assert.That(training.Inputs.ToArray(), Is.EqualTo(new byte[] { 10, 11, 12, 13, 20, 21, 22, 23, 30, 31, 32, 33, 40, 41, 42, 43 }));
        Assert.That(test.Row(1).ToArray(), Is.EqualTo(new byte[] { 60, 61, 62, 63 }));
        Assert.That(told, Is.Empty);
    }

    [Test]
    public void A_known_rebuild_is_taken_and_said_to_be_one()
    {
        TinyRecords.WriteTo(_work.Shared, static name => name + ".gz", static name => IdxBytes.Gzip(TinyRecords.Rebuilt(name)));
        var told = new List<string>();

        Assert.That(TinyRecords.Load(_work.Source() with { Announce = told.Add }).Training.Row(0)[1], Is.EqualTo(12));
        Assert.That(told, Is.EqualTo(new[] { $"Tiny records in {_work.Shared} is a rebuild, not the published files: its second pixel is one brighter" }));
    }

    [Test]
    public void Another_content_is_an_error()
    {
        TinyRecords.WriteTo(_work.Shared, static name => name, static _ => [1, 2, 3]);

        Assert.That(
            () => TinyRecords.Load(_work.Source()),
            Throws.TypeOf<TicketException>().With.Message.StartsWith($"{_work.Shared}/batch_1.bin is not Tiny records's batch_1.bin: its SHA-256 is {KnownFile.Hash([1, 2, 3])}"));
    }

    [Test]
    public void What_is_missing_is_taken_out_of_the_archive_and_found_the_next_time()
    {
        TinyRecords.WriteTo(_work.Shared, static name => name, TinyRecords.Content);
        File.Delete(Path.Combine(_work.Shared, "batch_1.bin"));
        File.Delete(Path.Combine(_work.Shared, "test.bin"));
        var network = new FakeNetwork(static _ => new ByteArrayContent(TinyRecords.Archive));

        Assert.That(TinyRecords.Load(_work.Source(network)).Training.Count, Is.EqualTo(4));
        Assert.That(network.Requests, Is.EqualTo(new[] { "http://tiny.invalid/records.tar.gz" }));
        Assert.That(FilesLeft(), Is.EquivalentTo(new[] { "batch_1.bin", "test.bin" }));
        Assert.That(TinyRecords.Load(_work.Source()).Test.Count, Is.EqualTo(2));
    }

    [Test]
    public void Another_archive_is_an_error_and_nothing_of_it_is_kept()
    {
        var other = TinyRecords.Tar("batch_1.bin", "batch_2.bin");

        Assert.That(
            () => TinyRecords.Load(_work.Source(new FakeNetwork(_ => new ByteArrayContent(other)))),
            Throws.TypeOf<TicketException>().With.Message.Contains(KnownFile.Hash(other)).And.Message.Contains("Nothing was kept").And.Message.Contains("--data FOLDER"));
        Assert.That(FilesLeft(), Is.Empty);
    }

    [Test]
    public void An_archive_that_lacks_a_file_is_an_error_that_names_it()
    {
        var other = TinyRecords.Tar("batch_1.bin", "batch_2.bin");
        var files = TinyRecords.Files with { Archive = TinyRecords.Files.Archive with { Sha256 = KnownFile.Hash(other) } };

        Assert.That(
            () => TinyRecords.Load(_work.Source(new FakeNetwork(_ => new ByteArrayContent(other))), files),
            Throws.TypeOf<TicketException>().With.Message.EqualTo("The archive holds no test.bin."));
    }

    [Test]
    public void Without_network_one_line_names_files_places_and_remedy()
    {
        var message = Assert.Throws<TicketException>(() => DatasetLoader.Load(Dataset.Cifar10, InputScaling.Unit, _work.Source()))!.Message;

        string[] said = ["CIFAR-10: data_batch_1.bin, ", "test_batch.bin not found in ", Path.Combine(_work.Shared, "cifar-10-batches-bin"), "cifar-10-binary.tar.gz", "--data FOLDER"];
        foreach (var part in said) Assert.That(message, Does.Contain(part));
        Assert.That(message, Does.Not.Contain("\n"));
    }

    private string[] FilesLeft() =>
        Directory.Exists(_work.Downloads) ? [.. Directory.GetFiles(_work.Downloads).Select(static path => Path.GetFileName(path))] : [];
}
