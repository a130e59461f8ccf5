using TicketDsl.Runtime.Data;

namespace TicketDsl.Runtime.Tests.Data;

public sealed class DatasetLocatorTests
{
    private WorkFolder _work = null!;

    [SetUp]
    public void MakeWork() => _work = new WorkFolder();

    [TearDown]
    public void RemoveWork() => _work.Dispose();

    [TestCase("project/data")]
    [TestCase("project/data/tiny")]
    [TestCase("shared/data")]
    [TestCase("shared/data/tiny")]
    [TestCase("elsewhere")]
    [TestCase("elsewhere/tiny")]
    public void Files_are_found_in_each_place_and_in_its_subfolder(string place)
    {
        _work.Environment["TICKET_DATA"] = _work.Under("elsewhere");
        TinyDataset.WriteTo(_work.Under(place));
        Assert.That(FolderFound(_work.Source()), Is.EqualTo(Path.GetFullPath(_work.Under(place))));
    }

    [Test]
    public void TICKET_DATA_comes_first_then_data_then_shared_data()
    {
        _work.Environment["TICKET_DATA"] = _work.Under("elsewhere");
        string[] places = [_work.Under("elsewhere"), _work.Under("project", "data"), _work.Shared];
        foreach (var place in places) TinyDataset.WriteTo(place);
        foreach (var place in places)
        {
            Assert.That(FolderFound(_work.Source()), Is.EqualTo(place));
            Directory.Delete(place, recursive: true);
        }
    }

    [TestCase("given")]
    [TestCase("given/tiny")]
    public void A_given_folder_may_be_relative_and_hold_them_directly_or_in_a_subfolder(string place)
    {
        TinyDataset.WriteTo(Path.Combine(_work.Project, place));
        Assert.That(FolderFound(_work.Source(folder: "given")), Is.EqualTo(Path.Combine(_work.Project, place)));
    }

    [Test]
    public void With_a_given_folder_no_other_place_and_no_network_is_tried()
    {
        TinyDataset.WriteTo(_work.Shared);
        var network = FakeNetwork.Refusing();
        var given = _work.Under("given");
        Assert.That(
            () => Locate(_work.Source(network, given)),
            Throws.TypeOf<TicketException>().With.Message.Contains($"train-images.gz, train-labels.gz, t10k-images.gz, t10k-labels.gz not found in {given}/tiny, {given}. "));
        Assert.That(network.Requests, Is.Empty);
    }

    [Test]
    public void Without_network_one_line_names_files_places_and_remedy()
    {
        _work.Environment["TICKET_DATA"] = _work.Under("elsewhere");
        var message = Assert.Throws<TicketException>(() => Locate(_work.Source()))!.Message;
        Assert.That(message, Does.Not.Contain("\n"));
        string[] said =
        [
            "train-images.gz", "train-labels.gz", "t10k-images.gz", "t10k-labels.gz", _work.Under("elsewhere", "tiny"), _work.Under("elsewhere"),
            _work.Downloads, _work.Under("project", "data"), Path.Combine(_work.Shared, "tiny"), _work.Shared,
            "http://tiny.invalid/set/train-images.gz", "Connection refused", "--data FOLDER", "TICKET_DATA=FOLDER",
        ];
        foreach (var part in said) Assert.That(message, Does.Contain(part));
        Assert.That(_work.Under("project", "data"), Does.Not.Exist);
    }

    [Test]
    public void Another_data_set_s_file_of_the_same_name_is_passed_over()
    {
        var fashion = (IdxFiles)DatasetFiles.Of(Dataset.FashionMnist)!;
        var labels = RealFiles.Locate(Dataset.FashionMnist)[fashion.TestLabels];
        Directory.CreateDirectory(_work.Shared);
        File.Copy(labels, Path.Combine(_work.Shared, fashion.TestLabels.Name));
        Assert.That(
            () => new DatasetLocator(_work.Source()).Locate(DatasetFiles.Of(Dataset.Mnist)!),
            Throws.TypeOf<TicketException>().With.Message.Contains($"(another data set's: {_work.Shared}/{fashion.TestLabels.Name})"));
    }

    private static void Locate(DataSource source) => new DatasetLocator(source).Locate(TinyDataset.Files);

    private static string FolderFound(DataSource source) =>
        new DatasetLocator(source).Locate(TinyDataset.Files).Values.Select(static path => Path.GetDirectoryName(path)!).Distinct().Single();
}
