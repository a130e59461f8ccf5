using System.Collections.Concurrent;
using System.Globalization;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Store;
using TicketDsl.Runtime.Tests.Engine;
using TicketDsl.Runtime.Tests.Export;

namespace TicketDsl.Runtime.Tests.Store;

/// <summary>What is kept is found again, and nothing is trained twice.</summary>
public sealed class RunStoreTests
{
    [TestCaseSource(typeof(StoreCases), nameof(StoreCases.All))]
    public void A_second_run_trains_nothing_and_has_the_same_bits(ExperimentDefinition experiment)
    {
        using var folder = new StoreFolder();
        var undisturbed = StoreFolder.Undisturbed(experiment, Measures);
        var first = folder.Run(experiment, Measures);
        var second = folder.Run(experiment, Measures);
        Assert.Multiple(() =>
        {
            Assert.That(first.Text, Is.EqualTo(undisturbed));
            Assert.That(second.Text, Is.EqualTo(undisturbed));
            Assert.That(second.Trained, Is.Empty);
            Assert.That(folder.Announced, Is.Empty);
        });
    }

    [Test]
    public void Several_may_make_one_store_at_once()
    {
        using var folder = new StoreFolder();
        for (var round = 0; round < 500; round++)
        {
            var root = Path.Combine(folder.Root, round.ToString(CultureInfo.InvariantCulture));
            using var together = new Barrier(8);
            var failures = new ConcurrentQueue<string>();
            var threads = Enumerable.Range(0, together.ParticipantCount).Select(_ => new Thread(() =>
            {
                together.SignalAndWait();
                try
                {
                    RunStore.Open(root);
                }
                catch (TicketException failure)
                {
                    failures.Enqueue(failure.Message);
                }
            })).ToArray();
            foreach (var thread in threads) thread.Start();
            foreach (var thread in threads) thread.Join();
            Assert.That(failures, Is.Empty);
        }
    }

    [Test]
    public void A_training_is_a_folder_of_files_that_a_person_can_read()
    {
        using var folder = new StoreFolder();
        folder.Run(StoreCases.Blocks with { Replicates = 1 });
        var run = folder.Trainings.First().Split(Path.DirectorySeparatorChar)[0];
        Assert.Multiple(() =>
        {
            Assert.That(run, Does.Match("^PhotographsOfTests-[0-9a-f]{8}$"));
            string[] controls = ["noise-0.5-0", "rearrange-0", "reinitialize-0", "reinitialize-1"];
            Assert.That(folder.Trainings, Is.EquivalentTo(((string[])
            [
                "level-00", "level-01", "level-02", .. controls.Select(control => "level-01." + control), .. controls.Select(control => "level-02." + control),
            ]).Select(place => Path.Combine(run, "replicate-0", place))));
            Assert.That(
                Directory.EnumerateFiles(folder.Under(run, "replicate-0", "level-00")).Select(Path.GetFileName),
                Is.EquivalentTo(new[] { "declaration.json", "metrics.csv", "masks.npz", "weights.npz", "weights-at-4.npz", "weights-at-4.npz.sha256", "result.json" }));
            Assert.That(File.ReadAllText(folder.Under(run, "replicate-0", "level-01", "metrics.csv")).Split('\n').Select(line => line.Split(',')[0]), Is.EqualTo(new[] { "iteration", "5", "10", "12", "" }));
            Assert.That(Directory.EnumerateFileSystemEntries(folder.Under(".new")), Is.Empty);
        });
    }

    [Test]
    public void NumPy_reads_weights_and_masks_of_a_store()
    {
        using var folder = new StoreFolder();
        folder.Run(StoreCases.Lanes with { Replicates = 1 });
        var level = folder.Under(folder.Trainings.First(training => training.EndsWith("level-01", StringComparison.Ordinal)));
        Assert.Multiple(() =>
        {
            Assert.That(NumpyTests.Python(Path.Combine(level, "masks.npz")), Does.Match(@"^Layer1.weight uint8 \(10, 2\) \[[01, ]*\]\nLayer2.weight uint8 \(1, 10\) \[[01, ]*\]\n$"));
            Assert.That(NumpyTests.Python(Path.Combine(level, "weights.npz")), Does.Contain("Layer1.bias float32 (10,) ["));
        });
    }

    [Test]
    public void More_replicates_rounds_and_controls_train_only_what_is_new()
    {
        using var folder = new StoreFolder();
        var whole = StoreCases.Lanes;
        folder.Run(whole with { Replicates = 2, Schedule = whole.Schedule[..2], Branches = whole.Branches[..1] });
        var ran = folder.Run(whole);

        // Two replicates had two levels and two controls at one of them; three have three levels and four controls at two.
        Assert.That(ran.Trained, Has.Count.EqualTo(3 * (3 + 2 * 4) - 2 * (2 + 2)));
        Assert.That(ran.Text, Is.EqualTo(StoreFolder.Undisturbed(whole)));
        Assert.That(folder.Trainings.Select(training => training.Split(Path.DirectorySeparatorChar)[0]).Distinct().Count(), Is.EqualTo(1), "it is the same experiment");
    }

    [Test]
    public void Experiments_share_the_levels_that_they_have_in_common()
    {
        using var folder = new StoreFolder();
        var half = Declared.Digits(12, 10, 4).PrunedByWeight(0.4, 2);
        var variant = Declared.Digits(12, 10, 4).PrunedByWeight(0.2, 2) with { Name = "Variant" };
        folder.Run(half);
        var ran = folder.Run(variant);
        var pointers = folder.Files("level.json").ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(ran.Trained, Has.Count.EqualTo(4), "two levels of two replicates; the dense ones are there");
            Assert.That(ran.Text, Is.EqualTo(StoreFolder.Undisturbed(variant)));
            Assert.That(pointers, Has.Length.EqualTo(2).And.All.StartsWith("Variant-").And.All.EndsWith(Path.Combine("level-00", "level.json")));
            Assert.That(File.ReadAllText(folder.Under(pointers[0])), Does.Contain("\"at\": \"DigitsOfTests-"));
        });

        // Without what they point to, the variant makes it anew in its own place.
        Directory.Delete(folder.Under(folder.Trainings.First(training => training.StartsWith("Digits", StringComparison.Ordinal)).Split(Path.DirectorySeparatorChar)[0]), recursive: true);
        Assert.That(folder.Run(variant).Trained, Has.Count.EqualTo(2));
        Assert.That(folder.Run(variant).Trained, Is.Empty);
        Assert.That(folder.Files("level.json"), Is.Empty);
    }

    [Test]
    public void A_measure_of_a_shared_training_is_the_same_whichever_experiment_took_it()
    {
        using var folder = new StoreFolder();
        var half = Declared.Digits(12, 10, 4).PrunedByWeight(0.5, 1);
        var own = half with { Network = NetworkDefinition.Chain([.. half.Layers.Select(layer => layer with { PruningFraction = 0.2, IsPruned = false })]) };
        Measure[] measures =
        [
            .. WeightMovement.OfNextTicket(half.Layers, 0.5),
            new NetworkMeasure("seen", "what is seen of the ways to prune layers", network => network.Layers.Sum(layer => (layer.PruningFraction ?? 0) + (layer.IsPruned ? 0 : 1))),
        ];
        var undisturbed = StoreFolder.Undisturbed(half, measures);
        folder.Run(own with { Pruning = null, Schedule = [half.Schedule[0]] }, measures);
        var ran = folder.Run(half, measures);
        Assert.Multiple(() =>
        {
            Assert.That(ran.Trained, Has.Count.EqualTo(2), "the dense trainings are there");
            Assert.That(ran.Text, Is.EqualTo(undisturbed));
        });
    }

    [Test]
    public void Another_rewind_step_shares_the_dense_training_and_trains_only_up_to_it()
    {
        using var folder = new StoreFolder();
        var other = Declared.Photographs().PrunedByWeight(0.5, 1, Step.Iterations(7));
        folder.Run(Declared.Photographs().PrunedByWeight(0.5, 1, Step.Iterations(4)));
        var ran = folder.Run(other);
        Assert.Multiple(() =>
        {
            Assert.That(ran.Text, Is.EqualTo(StoreFolder.Undisturbed(other)));
            Assert.That(ran.Trained.Select(start => start.Iteration), Is.EqualTo(new[] { 0, 7, 0, 7 }), "to the step, and the level from it");
            Assert.That(folder.Run(other).Trained, Is.Empty, "the weights were put beside the others");
        });
    }

    [TestCaseSource(typeof(StoreCases), nameof(StoreCases.All))]
    public void A_measure_that_was_not_kept_is_taken_of_the_kept_weights(ExperimentDefinition experiment)
    {
        using var folder = new StoreFolder();
        folder.Run(experiment, [Measures[0]]);
        var ran = folder.Run(experiment, Measures);
        Assert.That(ran.Text, Is.EqualTo(StoreFolder.Undisturbed(experiment, Measures)));
    }

    [Test]
    public void A_measure_that_counts_something_else_under_an_old_name_is_taken_anew()
    {
        using var folder = new StoreFolder();
        folder.Run(StoreCases.Lanes, [new NetworkMeasure("number", "one", _ => 1)]);
        var two = new NetworkMeasure("number", "two", _ => 2);
        Assert.That(folder.Run(StoreCases.Lanes, [two]).Text, Is.EqualTo(StoreFolder.Undisturbed(StoreCases.Lanes, two)));
    }

    [Test]
    public void Trainings_that_diverge_are_kept_as_they_are()
    {
        using var folder = new StoreFolder();
        var experiment = StoreCases.Linear with { Optimizer = new SgdDefinition(1e30, 0) };
        var first = folder.Run(experiment, Measures);
        var second = folder.Run(experiment, Measures);
        Assert.That((second.Text, second.Trained.Count), Is.EqualTo((first.Text, 0)));
        Assert.That(first.Text, Does.Contain("diverged at iteration 1").And.EqualTo(StoreFolder.Undisturbed(experiment, Measures)));
    }

    [Test]
    public void Replicates_may_be_found_one_by_one_out_of_a_group()
    {
        using var folder = new StoreFolder();
        var experiment = Declared.Xor(replicates: 5).PrunedByWeight(0.3, 1);
        folder.Run(experiment);
        foreach (var replicate in (int[])[1, 3])
            Directory.Delete(folder.Under(folder.Trainings.First().Split(Path.DirectorySeparatorChar)[0], $"replicate-{replicate}", "level-01"), recursive: true);
        var ran = folder.Run(experiment);
        Assert.That((ran.Text, ran.Trained.Count), Is.EqualTo((StoreFolder.Undisturbed(experiment), 2)));
    }

    [Test]
    public void Other_engines_data_and_declarations_find_nothing()
    {
        using var folder = new StoreFolder();
        folder.Run(StoreCases.Lanes);
        Assert.That(folder.Run(StoreCases.Lanes, engine: new OfKind("other")).Trained, Has.Count.EqualTo(33));
        Assert.That(folder.Run(StoreCases.Lanes with { Seed = "other" }).Trained, Has.Count.EqualTo(33));
    }

    [Test]
    public void Trainings_that_are_quickly_repeated_are_not_kept_where_that_is_asked_for()
    {
        using var folder = new StoreFolder();
        var store = RunStore.Open(folder.Root, null, leastWork: 1e9);
        new Runtime.Running.ExperimentRunner(new EmbeddedEngine(), 1) { Store = store }.Run(StoreCases.Lanes, Sample.Xor, [], null, CancellationToken.None);
        Assert.That(folder.Trainings, Is.Empty);
        Assert.That(TrainingWork.Of(Declared.Xor()), Is.EqualTo(30 * 4 * 30.0), "iterations, examples, weights");
        Assert.That(TrainingWork.Of(Declared.Digits(12, 10, 4)), Is.EqualTo(24 * 7 * 160.0));
    }

    /// <summary>One of the masks and weights, one of the outputs, one of the curve and one of the beginning.</summary>
    private static Measure[] Measures =>
    [
        new NetworkMeasure("remaining", "weights that are not 0", network => network.Weights.Span.ToArray().Count(weight => weight != 0)),
        new NetworkMeasure("outputs", "sum of the outputs over the training examples", network => network.TrainingOutputs.ToArray().Sum(output => (double)output)),
        new NetworkMeasure("curve", "sum of the validation losses", network => network.Curve.Sum(point => point.Loss)),
        new NetworkMeasure("moved", "sum of the changes of weights", network => network.Weights.ToArray().Zip(network.InitialWeights.ToArray(), (end, start) => (double)end - start).Sum()),
    ];

    private sealed class OfKind(string kind) : IEngine
    {
        private readonly EmbeddedEngine _engine = new();

        public string Name => _engine.Name;

        public string Kind => kind;

        public int PreferredReplicates(TrainingProblem problem) => _engine.PreferredReplicates(problem);

        public ITrainer CreateTrainer(TrainingProblem problem, int replicates) => _engine.CreateTrainer(problem, replicates);

        public float[] Gradient(TrainingProblem problem, ReadOnlySpan<float> weights, MaskSet masks, Runtime.Training.BatchOrder order, int iteration) =>
            _engine.Gradient(problem, weights, masks, order, iteration);
    }
}
