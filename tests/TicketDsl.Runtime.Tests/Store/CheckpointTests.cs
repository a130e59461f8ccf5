using TicketDsl.Runtime.Running;
using TicketDsl.Runtime.Store;

namespace TicketDsl.Runtime.Tests.Store;

/// <summary>A training that was left in the middle goes on from there to the same bits.</summary>
public sealed class CheckpointTests
{
    [TestCaseSource(typeof(StoreCases), nameof(StoreCases.All))]
    public void A_run_that_is_interrupted_again_and_again_trains_no_iteration_twice(ExperimentDefinition experiment)
    {
        var undisturbed = StoreFolder.Undisturbed(experiment);
        for (var seed = 0; seed < 2; seed++)
        {
            using var folder = new StoreFolder { Checkpoints = default };
            var (random, trained, isDone) = (new Random(seed), 0L, false);
            while (!isDone)
            {
                using var source = new CancellationTokenSource();
                var observer = new Once(random.Next(1, 200), source.Cancel);
                try
                {
                    Assert.That(folder.Run(experiment, observer: observer, cancellation: source.Token).Text, Is.EqualTo(undisturbed));
                    isDone = true;
                }
                catch (OperationCanceledException)
                {
                    // Goes on in the next round.
                }

                trained += observer.Iterations;
                Assert.That(trained, Is.LessThanOrEqualTo(ExperimentRunner.TotalIterations(experiment)));
            }

            Assert.That(trained, Is.EqualTo(ExperimentRunner.TotalIterations(experiment)));
            Assert.That(Directory.Exists(folder.Under(".partial")) ? Directory.EnumerateFileSystemEntries(folder.Under(".partial")) : [], Is.Empty, "nothing is left over");
            Assert.That(folder.Announced, Is.Empty);
        }
    }

    [TestCaseSource(typeof(StoreCases), nameof(StoreCases.All))]
    public void A_run_that_breaks_off_goes_on_from_the_last_checkpoint(ExperimentDefinition experiment)
    {
        var undisturbed = StoreFolder.Undisturbed(experiment);
        for (var seed = 0; seed < 2; seed++)
        {
            using var folder = new StoreFolder { Checkpoints = new CheckpointInterval(null, 4) };
            var (random, resumed, isDone) = (new Random(seed), 0, false);
            while (!isDone)
            {
                resumed += Checkpoints(folder).Length;
                try
                {
                    // As if the program had been killed: nobody is asked to leave a checkpoint.
                    var observer = new Once(random.Next(1, 150), () => throw new InvalidDataException("broken off"));
                    Assert.That(folder.Run(experiment, observer: observer).Text, Is.EqualTo(undisturbed));
                    isDone = true;
                }
                catch (InvalidDataException)
                {
                    // Goes on in the next round.
                }
            }

            Assert.That(resumed, Is.GreaterThan(0), "no training was ever in the middle");
        }
    }

    [Test]
    public void A_training_has_one_checkpoint_the_last_one()
    {
        using var folder = Broken(StoreCases.Linear, after: 6);
        Assert.That(Checkpoints(folder), Has.Length.EqualTo(1));
        var before = Checkpoints(folder)[0];
        Break(folder, StoreCases.Linear, after: 9);
        Assert.That(Checkpoints(folder), Has.Length.EqualTo(1).And.Not.Contain(before));
    }

    [Test]
    public void A_damaged_checkpoint_is_named_and_the_training_begins_before_it([Values] bool isCut)
    {
        using var folder = Broken(StoreCases.Linear, after: 6);
        var path = Checkpoints(folder).Single();
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, isCut ? bytes[..^9] : bytes);

        Assert.That(folder.Run(StoreCases.Linear).Text, Is.EqualTo(StoreFolder.Undisturbed(StoreCases.Linear)));
        Assert.That(folder.Announced, Has.Exactly(1).Contains(path).And.Some.Contains("damaged"));
    }

    [Test]
    public void Metrics_of_a_training_can_be_followed()
    {
        using var folder = Broken(StoreCases.Linear, after: 11);
        var partial = Path.GetDirectoryName(Checkpoints(folder).Single())!;
        var rows = File.ReadAllLines(Path.Combine(partial, "metrics.csv"));
        Assert.Multiple(() =>
        {
            Assert.That(rows[0], Is.EqualTo("iteration,validation loss,validation accuracy"));
            Assert.That(rows[1..].Select(row => row.Split(',')[0]), Is.EqualTo(new[] { "5", "10" }));
            Assert.That(File.ReadAllText(Path.Combine(partial, "level.json")), Does.Match("\"at\": \"DigitsOfTests-[0-9a-f]{8}/replicate-0/level-00\""));
        });

        // What was validated before a break stands once in the end.
        folder.Run(StoreCases.Linear);
        var whole = File.ReadAllLines(folder.Under(folder.Trainings.First(), "metrics.csv"));
        Assert.That(whole.Select(row => row.Split(',')[0]), Is.EqualTo(new[] { "iteration", "5", "10", "15", "20", "24" }));
        Assert.That(whole[..3], Is.EqualTo(rows));
    }

    [TestCase("5min", 300, null)]
    [TestCase("30s", 30, null)]
    [TestCase("1h", 3600, null)]
    [TestCase("1000it", null, 1000)]
    [TestCase("never", null, null)]
    public void Intervals_are_read_with_their_unit(string text, int? seconds, int? iterations) =>
        Assert.That((CheckpointInterval.TryParse(text, out var interval), interval), Is.EqualTo((true, new CheckpointInterval(seconds is { } s ? TimeSpan.FromSeconds(s) : null, iterations))));

    [TestCase("")]
    [TestCase("5")]
    [TestCase("0s")]
    [TestCase("min")]
    [TestCase("-5min")]
    [TestCase("5 min")]
    public void Other_texts_are_no_intervals(string text) => Assert.That(CheckpointInterval.TryParse(text, out _), Is.False);

    private static string[] Checkpoints(StoreFolder folder) => Directory.Exists(folder.Under(".partial"))
        ? [.. Directory.EnumerateFiles(folder.Under(".partial"), "checkpoint-*.npz", SearchOption.AllDirectories)]
        : [];

    /// <summary>A store of a run that broke off in its first training.</summary>
    private static StoreFolder Broken(ExperimentDefinition experiment, int after)
    {
        var folder = new StoreFolder { Checkpoints = new CheckpointInterval(null, 2) };
        Break(folder, experiment, after);
        return folder;
    }

    private static void Break(StoreFolder folder, ExperimentDefinition experiment, int after) => Assert.That(
        () => folder.Run(experiment, observer: new Once(after, () => throw new InvalidDataException("broken off"))), Throws.TypeOf<InvalidDataException>());

    /// <summary>Does something once so many iterations were trained.</summary>
    private sealed class Once(int iterations, Action then) : IRunObserver
    {
        private bool _isDone;

        public long Iterations { get; private set; }

        public void Advanced(long some)
        {
            Iterations += some;
            if (_isDone || Iterations < iterations) return;
            _isDone = true;
            then();
        }

        public void Found(long iterations)
        {
        }

        public void Finished(int replicate, int level, Control? control, TrainingOutcome outcome)
        {
        }
    }
}
