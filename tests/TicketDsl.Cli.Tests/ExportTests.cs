using System.IO.Compression;
using Papers.FrankleCarbin2019;
using TicketDsl.Runtime.Export;

namespace TicketDsl.Cli.Tests;

/// <summary>What the export command writes, and what it refuses to.</summary>
public sealed class ExportTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory().FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void It_writes_weights_masks_and_batches_and_says_what_is_in_them()
    {
        var ran = Ran.Ticket("export", "lenetmnist", "--iterations", "3", "--output", _folder);
        Assert.Multiple(() =>
        {
            Assert.That(ran.ExitCode, Is.Zero, ran.Error);
            Assert.That(ran.Output, Is.EqualTo("""
                weights.npz: Fc1.weight [300, 784], Fc1.bias [300], Fc2.weight [100, 300], Fc2.bias [100], Output.weight [10, 100], Output.bias [10]
                masks.npz: Fc1.weight [300, 784], Fc2.weight [100, 300], Output.weight [10, 100]
                batches.npz: batches [3, 60]

                """.ReplaceLineEndings("\n")));
            Assert.That(Files(), Is.EquivalentTo(new[] { "weights.npz", "masks.npz", "batches.npz" }));
            Assert.That(Entry("masks.npz", "Fc2.weight.npy")[^30_000..], Is.All.EqualTo(1));
        });
    }

    [Test]
    public void A_density_adds_random_masks()
    {
        Ran.Ticket("export", "LenetMnist", "--iterations", "1", "--density", "0.2", "--output", _folder);
        Assert.Multiple(() =>
        {
            Assert.That(Files(), Does.Contain("random-masks.npz"));
            Assert.That(Entry("random-masks.npz", "Fc2.weight.npy")[^30_000..].Count(octet => octet == 1), Is.EqualTo(6000));
        });
    }

    [Test]
    public void A_replicate_has_its_own_numbers()
    {
        Ran.Ticket("export", "LenetMnist", "--replicate", "3", "--output", _folder);
        using var expected = new MemoryStream();
        NpzArchive.Write(expected, new ReplicateExport(LenetMnist.Definition, 3).WeightArrays());
        Assert.That(File.ReadAllBytes(Path.Combine(_folder, "weights.npz")), Is.EqualTo(expected.ToArray()));
    }

    [Test]
    public void Two_hundred_iterations_are_written_if_none_are_named()
    {
        Assert.That(Ran.Ticket("export", "LenetMnist", "--output", _folder).Output, Does.Contain("batches [200, 60]"));
    }

    [Test]
    public void An_unknown_experiment_names_near_misses() =>
        Ran.Ticket("export", "LenetMinst", "--output", _folder).IsOneLineOfError(2, "no experiment 'LenetMinst'", "did you mean LenetMnist?");

    [TestCase("--iterations", "0")]
    [TestCase("--replicate", "-1")]
    [TestCase("--density", "0")]
    [TestCase("--density", "1.5")]
    [TestCase("--density", "NaN")]
    public void Numbers_out_of_range_are_refused_and_nothing_is_written(string option, string value)
    {
        Ran.Ticket("export", "LenetMnist", "--output", _folder, option, value).IsOneLineOfError(2, $"{option} {value}");
        Assert.That(Files(), Is.Empty);
    }

    [Test]
    public void A_folder_that_can_not_be_is_refused()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        Ran.Ticket("export", "LenetMnist", "--output", Path.Combine(file, "exported")).IsOneLineOfError(1, "--output", file);
    }

    [Test]
    public void The_folder_has_to_be_named() => Ran.Ticket("export", "LenetMnist").IsOneLineOfError(2, "--output");

    private IEnumerable<string?> Files() => Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName);

    private byte[] Entry(string file, string name)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(_folder, file));
        using var content = new MemoryStream();
        using var entry = archive.GetEntry(name)!.Open();
        entry.CopyTo(content);
        return content.ToArray();
    }
}
