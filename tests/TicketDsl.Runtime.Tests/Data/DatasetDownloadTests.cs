using System.Net;
using TicketDsl.Runtime.Data;

namespace TicketDsl.Runtime.Tests.Data;

public sealed class DatasetDownloadTests
{
    private WorkFolder _work = null!;

    [SetUp]
    public void MakeWork() => _work = new WorkFolder();

    [TearDown]
    public void RemoveWork() => _work.Dispose();

    [Test]
    public void Missing_files_are_downloaded_to_data_and_found_there_the_next_time()
    {
        var network = new FakeNetwork(static name => new ByteArrayContent(TinyDataset.Archive(name)));
        var announced = new List<string>();
        TinyDataset.Load(_work.Source(network) with { Announce = announced.Add });
        Assert.That(network.Requests, Is.EqualTo(TinyDataset.Files.All.Select(static file => "http://tiny.invalid/set/" + file.Name)));
        Assert.That(announced, Has.Count.EqualTo(4).And.One.EqualTo($"Downloading http://tiny.invalid/set/t10k-labels.gz to {_work.Downloads}"));
        Assert.That(FilesLeft(), Is.EquivalentTo(TinyDataset.Files.All.Select(static file => file.Name)));
        Assert.That(TinyDataset.Load(_work.Source()).Training.Count, Is.EqualTo(3));
    }

    [Test]
    public void Only_what_is_missing_is_downloaded()
    {
        TinyDataset.WriteTo(_work.Shared);
        File.Delete(Path.Combine(_work.Shared, "train-labels.gz"));
        var network = new FakeNetwork(static name => new ByteArrayContent(TinyDataset.Archive(name)));
        TinyDataset.Load(_work.Source(network));
        Assert.That(network.Requests, Is.EqualTo(new[] { "http://tiny.invalid/set/train-labels.gz" }));
    }

    [Test]
    public void A_download_compressed_anew_is_taken()
    {
        var network = new FakeNetwork(static name => new ByteArrayContent(TinyDataset.OtherArchive(name)));
        Assert.That(TinyDataset.Load(_work.Source(network)).Test.Count, Is.EqualTo(2));
    }

    [Test]
    public void A_download_with_a_wrong_checksum_is_an_error_and_not_kept()
    {
        var network = new FakeNetwork(static _ => new ByteArrayContent([1, 2, 3]));
        var expected = TinyDataset.Files.TrainingImages.Sha256;
        Assert.That(
            () => TinyDataset.Load(_work.Source(network)),
            Throws.TypeOf<TicketException>().With.Message.Contains(KnownFile.Hash([1, 2, 3])).And.Message.Contains(expected).And.Message.Contains("Nothing was kept"));
        Assert.That(FilesLeft(), Is.Empty);
    }

    [Test]
    public void A_connection_lost_half_way_is_an_error_and_leaves_nothing_behind()
    {
        var network = new FakeNetwork(static name => new StreamContent(new BreakingStream(TinyDataset.Archive(name)[..20])));
        Assert.That(
            () => TinyDataset.Load(_work.Source(network)),
            Throws.TypeOf<TicketException>().With.Message.Contains("can not be downloaded: Connection reset by peer. Point to a folder"));
        Assert.That(FilesLeft(), Is.Empty);
    }

    [Test]
    public void An_answer_that_is_no_file_is_an_error_with_its_status()
    {
        var source = _work.Source() with { Network = static () => new Answering(HttpStatusCode.NotFound) };
        Assert.That(() => TinyDataset.Load(source), Throws.TypeOf<TicketException>().With.Message.Contains("404"));
    }

    [Test]
    public void A_folder_that_can_not_be_written_is_an_error_that_names_it()
    {
        File.WriteAllText(Path.Combine(_work.Project, "data"), "a file where the folder should be");
        var network = new FakeNetwork(static name => new ByteArrayContent(TinyDataset.Archive(name)));
        Assert.That(
            () => TinyDataset.Load(_work.Source(network)),
            Throws.TypeOf<TicketException>().With.Message.Contains($"{_work.Downloads} can not take the download").And.Message.Contains("Make it writable"));
    }

    [Test]
    public void Cancelling_stops_the_download_and_leaves_nothing_behind()
    {
        using var cancellation = new CancellationTokenSource();
        var network = new FakeNetwork(name =>
        {
            cancellation.Cancel();
            return new ByteArrayContent(TinyDataset.Archive(name));
        });
        Assert.That(
            () => new DatasetLocator(_work.Source(network)).Locate(TinyDataset.Files, cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(FilesLeft(), Is.Empty);
    }

    private string[] FilesLeft() =>
        Directory.Exists(_work.Downloads) ? [.. Directory.GetFiles(_work.Downloads).Select(static path => Path.GetFileName(path))] : [];

    private sealed class Answering(HttpStatusCode status) : HttpMessageHandler
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => new(status);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(Send(request, cancellationToken));
    }
}
