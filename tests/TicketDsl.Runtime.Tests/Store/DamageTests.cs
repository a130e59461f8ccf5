using TicketDsl.Runtime.Store;

namespace TicketDsl.Runtime.Tests.Store;

/// <summary>Files that are damaged are named and made anew; folders that are no store are refused.</summary>
public sealed class DamageTests
{
    public static IEnumerable<TestCaseData> Damages()
    {
        foreach (var file in (string[])["declaration.json", "metrics.csv", "masks.npz", "weights.npz", "weights-at-4.npz", "weights-at-4.npz.sha256", "result.json"])
        {
            yield return Case("cut off", bytes => bytes[..(bytes.Length / 2)]);
            yield return Case("empty", _ => []);
            yield return Case("longer", bytes => [.. bytes, (byte)'x']);
            for (var part = 1; part < 4; part++)
            {
                var quarter = part;
                yield return Case($"with a bit turned at {quarter} quarters", bytes => [.. bytes.Select((octet, i) => i == bytes.Length * quarter / 4 ? (byte)(octet ^ 4) : octet)]);
            }

            // Rewind weights of another step would be no damage.
            if (!file.Contains("-at-", StringComparison.Ordinal)) yield return Case("missing", null);

            TestCaseData Case(string damage, Func<byte[], byte[]>? change) => new TestCaseData(file, change).SetArgDisplayNames($"{file} {damage}");
        }
    }

    [TestCaseSource(nameof(Damages))]
    public void A_damaged_file_is_named_and_the_training_made_anew(string file, Func<byte[], byte[]>? change)
    {
        using var folder = new StoreFolder();
        var experiment = StoreCases.Blocks with { Replicates = 1, Branches = [] };
        var undisturbed = folder.Run(experiment).Text;
        var path = folder.Under(folder.Files(file).First(found => found.Contains("level-00", StringComparison.Ordinal)));
        var whole = File.ReadAllBytes(path);
        if (change is null) File.Delete(path);
        else File.WriteAllBytes(path, change(whole));

        var ran = folder.Run(experiment);
        Assert.Multiple(() =>
        {
            Assert.That(ran.Text, Is.EqualTo(undisturbed));
            Assert.That(ran.Trained, Has.Count.EqualTo(1));

            // Without declaration or result it is no training; with both, what is wrong is said.
            if (change is not null) Assert.That(folder.Announced, Has.Exactly(1).Contains(Path.GetDirectoryName(path)).And.Some.Contains(file.Replace(".sha256", "", StringComparison.Ordinal)));
            Assert.That(folder.Run(experiment).Trained, Is.Empty, "it is whole again");
        });
    }

    [Test]
    public void A_result_of_another_network_is_not_taken()
    {
        using var folder = new StoreFolder();
        folder.Run(StoreCases.Linear with { Replicates = 1, Branches = [] });
        var level = folder.Under(folder.Trainings.First());
        var identity = new TrainingIdentity(File.ReadAllText(Path.Combine(level, "declaration.json")), "");
        Assert.That(() => TrainingFolder.Read(level, identity, Declared.Layers(12, 9, 4), null), Throws.TypeOf<InvalidDataException>().With.Message.Contains("masks.npz").And.Message.Contains("[9, 12]"));
        Assert.That(() => TrainingFolder.Read(level, identity, Declared.Layers(12, 10, 4), null), Throws.Nothing);
    }

    [Test]
    public void A_folder_of_other_things_is_refused()
    {
        using var folder = new StoreFolder();
        Directory.CreateDirectory(folder.Root);
        File.WriteAllText(folder.Under("events.out"), "");
        Assert.That(folder.Open, Throws.TypeOf<TicketException>().With.Message.Contains("is no store").And.Message.Contains("events.out").And.Message.Contains("--store"));
    }

    [TestCase("{ \"format\": 2 }", "format 2", "update")]
    [TestCase("{ \"format\": \"new\" }", "does not say", "--store")]
    [TestCase("[]", "does not say", "--store")]
    [TestCase("", "does not say", "--store")]
    public void A_store_of_a_newer_or_unknown_format_is_refused(string text, params string[] parts)
    {
        using var folder = new StoreFolder();
        folder.Open();
        File.WriteAllText(folder.Under("store.json"), text);
        var refusal = Assert.Throws<TicketException>(() => folder.Open())!;
        foreach (var part in parts) Assert.That(refusal.Message, Does.Contain(part).And.Contain(folder.Root));
    }

    [Test]
    public void A_file_where_the_store_should_be_is_refused()
    {
        using var folder = new StoreFolder();
        Directory.CreateDirectory(Path.GetDirectoryName(folder.Root)!);
        File.WriteAllText(folder.Root, "");
        Assert.That(folder.Open, Throws.TypeOf<TicketException>().With.Message.Contains(folder.Root).And.Message.Contains("--no-store"));
        File.Delete(folder.Root);
    }

    [Test]
    public void A_training_of_the_same_place_and_another_declaration_is_put_beside()
    {
        using var folder = new StoreFolder();
        var first = Declared.Digits(12, 10, 4).PrunedByWeight(0.4, 2) with { Replicates = 1 };
        var second = first with { Schedule = [.. first.Schedule[..2], first.Schedule[2] with { Weights = [40, 10], TotalWeights = 50 }] };
        folder.Run(first);
        Assert.That(folder.Run(second).Trained, Has.Count.EqualTo(1));
        Assert.That((folder.Run(first).Trained.Count, folder.Run(second).Trained.Count), Is.EqualTo((0, 0)));
        Assert.That(folder.Trainings.Count(training => training.Contains("level-02", StringComparison.Ordinal)), Is.EqualTo(2));
    }
}
