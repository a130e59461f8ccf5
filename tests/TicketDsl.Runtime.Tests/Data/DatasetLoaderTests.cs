using TicketDsl.Runtime.Data;

namespace TicketDsl.Runtime.Tests.Data;

public sealed class DatasetLoaderTests
{
    private WorkFolder _work = null!;

    [SetUp]
    public void MakeWork()
    {
        _work = new WorkFolder();
        TinyDataset.WriteTo(_work.Shared);
    }

    [TearDown]
    public void RemoveWork() => _work.Dispose();

    [Test]
    public void Images_and_labels_come_in_the_files_order()
    {
        var (training, test) = TinyDataset.Load(_work.Source());
        Assert.That(training.Labels.ToArray(), Is.EqualTo(new byte[] { 2, 0, 1 }));
        Assert.That(training.Row(1).ToArray(), Is.EqualTo(new byte[] { 3, 4, 0, 0 }));
        Assert.That(test.Row(1).ToArray(), Is.EqualTo(new byte[] { 5, 6, 7, 8 }));
    }

    [Test]
    public void Unit_norm_comes_with_a_scale_an_image() =>
        Assert.That(TinyDataset.Load(_work.Source(), InputScaling.UnitNorm).Training.Scales, Is.EqualTo(new[] { 1f, 51f, 0.5f }));

    [Test]
    public void A_file_compressed_anew_is_taken()
    {
        File.WriteAllBytes(Path.Combine(_work.Shared, "train-images.gz"), TinyDataset.OtherArchive("train-images.gz"));
        Assert.That(TinyDataset.Load(_work.Source()).Training.Row(1)[1], Is.EqualTo(4));
    }

    [Test]
    public void Another_content_is_an_error_that_names_file_checksums_and_remedy()
    {
        var path = Path.Combine(_work.Shared, "train-labels.gz");
        var wrong = IdxBytes.Gzip(IdxBytes.Labels(2, 0, 0));
        File.WriteAllBytes(path, wrong);
        var known = TinyDataset.Files.TrainingLabels;
        var message = Assert.Throws<TicketException>(() => TinyDataset.Load(_work.Source()))!.Message;
        Assert.That(message, Does.StartWith($"{path} is not Tiny's train-labels.gz: "));
        foreach (var part in new[] { known.Sha256, known.ContentSha256, KnownFile.Hash(wrong), KnownFile.Hash(IdxBytes.Labels(2, 0, 0)), "Delete it" })
            Assert.That(message, Does.Contain(part));
    }

    [Test]
    public void A_truncated_file_is_an_error()
    {
        var path = Path.Combine(_work.Shared, "t10k-images.gz");
        File.WriteAllBytes(path, TinyDataset.Archive("t10k-images.gz")[..20]);
        Assert.That(() => TinyDataset.Load(_work.Source()), Throws.TypeOf<TicketException>().With.Message.StartsWith($"{path} is not Tiny's"));
    }

    [Test]
    public void A_file_that_is_no_gzip_is_an_error()
    {
        File.WriteAllText(Path.Combine(_work.Shared, "t10k-images.gz"), "<html>Not found</html>");
        Assert.That(() => TinyDataset.Load(_work.Source()), Throws.TypeOf<TicketException>().With.Message.Contains("no gzip file"));
    }

    [Test]
    public void Xor_is_its_four_points_and_needs_no_files()
    {
        var (training, test) = DatasetLoader.Load(Dataset.Xor, InputScaling.Unit, _work.Source());
        Assert.That(training.Inputs.ToArray(), Is.EqualTo(new byte[] { 0, 0, 0, 1, 1, 0, 1, 1 }));
        Assert.That(training.Labels.ToArray(), Is.EqualTo(new byte[] { 0, 1, 1, 0 }));
        Assert.That((training.Input(0, 1), training.Input(1, 1)), Is.EqualTo((0f, 1f)));
        Assert.That(test, Is.SameAs(training));
    }
}
