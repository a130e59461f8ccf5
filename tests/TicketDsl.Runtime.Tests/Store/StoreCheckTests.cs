using TicketDsl.Runtime.Store;

namespace TicketDsl.Runtime.Tests.Store;

/// <summary>What must be true of a training is held to, whatever its checksums say; and removing keeps what others need.</summary>
public sealed class StoreCheckTests
{
    [TestCaseSource(typeof(StoreCases), nameof(StoreCases.All))]
    public void A_store_as_it_was_written_is_sound(ExperimentDefinition experiment)
    {
        using var folder = new StoreFolder();
        folder.Run(experiment);
        var looked = 0;
        Assert.That(Wrong(folder, () => looked++), Is.Empty);
        Assert.That(looked, Is.EqualTo(folder.Trainings.Count()));
    }

    [Test]
    public void Whole_units_filters_one_shot_and_random_masks_are_sound_too()
    {
        using var folder = new StoreFolder();
        folder.Run(Declared.Xor().PrunedByUnit(Criterion.Product, 0.3, 2));
        folder.Run(Declared.Digits(12, 10, 4).PrunedByWeight(0.4, 3, oneShot: true));
        folder.Run(Declared.Photographs().PrunedByFilter(Criterion.L2, 0.3, 2));
        folder.Run(Declared.Digits(12, 10, 4) with { Pruning = new RandomPruningDefinition(RatioRule.Uniform), Schedule = Declared.WeightSchedule(Declared.Layers(12, 10, 4), 0.4, 2) });
        Assert.That(Wrong(folder), Is.Empty);
    }

    [Test]
    public void A_masked_weight_that_is_not_0_is_found() => AssertFinds("is masked, but 0.5", training =>
    {
        var index = Enumerable.Range(0, 120).First(index => !training.Masks[0][index]);
        training.End.Weights[index] = 0.5f;
        return training;
    });

    [Test]
    public void More_weights_than_declared_are_found() =>
        AssertFinds("weights remain, and not", training => training with { Masks = MaskSet.Dense(Declared.Layers(12, 10, 4)) });

    [Test]
    public void Weights_that_come_back_after_they_were_pruned_are_found() => AssertFinds("remains, and did not in", training =>
    {
        // As many as before, in other places.
        var mask = training.Masks[0];
        var turned = Mask.From(12, 10, index => mask[119 - index]);
        training.End.Weights.AsSpan().Clear();
        return training with { Masks = new MaskSet([turned, training.Masks[1]]) };
    });

    [Test]
    public void What_others_share_with_a_removed_run_moves_to_them()
    {
        using var folder = new StoreFolder();
        var first = Declared.Digits(12, 10, 4).PrunedByWeight(0.4, 2);
        var second = Declared.Digits(12, 10, 4).PrunedByWeight(0.2, 2) with { Name = "Variant" };
        folder.Run(first);
        folder.Run(second);
        var store = folder.Open();
        Assert.That(StoreCleaning.RemoveRun(store, StoredRun.Named(store, "DigitsOfTests")), Is.EqualTo(2));
        Assert.Multiple(() =>
        {
            Assert.That(folder.Files("level.json"), Is.Empty);
            Assert.That(Wrong(folder), Is.Empty);
            Assert.That(StoreCleaning.Garbage(store), Is.Empty);
            Assert.That(folder.Run(second).Trained, Is.Empty, "nothing that it needs is gone");
            Assert.That(folder.Run(first).Trained, Has.Count.EqualTo(4), "its own levels are gone");
        });
    }

    [Test]
    public void What_can_be_gone_on_with_is_no_garbage_and_what_is_over_is()
    {
        using var folder = new StoreFolder();
        folder.Run(StoreCases.Linear);
        var store = folder.Open();
        var over = TrainingFolder.ReadResult(folder.Under(folder.Trainings.First())).Identity;
        foreach (var hash in (string[])[over, new string('a', 64)]) Directory.CreateDirectory(folder.Under(".partial", hash));
        File.WriteAllText(folder.Under(".claims", "x"), CanonicalText.Of(json => (ClaimOwner.This with { Started = "-1" }).Write(json)));
        File.WriteAllText(folder.Under(".claims", "y"), CanonicalText.Of(ClaimOwner.This.Write));
        Assert.That(StoreCleaning.Garbage(store), Is.EqualTo(new[] { (folder.Under(".partial", over), "the training is over"), (folder.Under(".claims", "x"), "the process has ended") }));
    }

    private static void AssertFinds(string what, Func<StoredTraining, StoredTraining> change)
    {
        using var folder = new StoreFolder();
        folder.Run(StoreCases.Linear with { Replicates = 1, Branches = [] });
        var path = folder.Under(folder.Trainings.Last());
        var identity = new TrainingIdentity(File.ReadAllText(Path.Combine(path, "declaration.json")), "");
        var training = TrainingFolder.Read(path, identity, Declared.Layers(12, 10, 4), null);
        Directory.Delete(path, recursive: true);
        Directory.CreateDirectory(path);
        TrainingFolder.Write(path, identity, Declared.Layers(12, 10, 4), change(training), null, flushes: false);
        Assert.That(Wrong(folder), Has.Length.EqualTo(1).And.Some.StartsWith($"{path}: ").And.Some.Contains(what));
    }

    private static string[] Wrong(StoreFolder folder, Action? looked = null)
    {
        var store = RunStore.OpenKnown(folder.Root);
        return [.. StoredRun.All(store).SelectMany(run => StoreCheck.Of(store, run, looked ?? (() => { }), CancellationToken.None))];
    }
}
