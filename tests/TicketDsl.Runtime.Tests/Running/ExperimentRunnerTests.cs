using System.Globalization;
using System.Text;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Running;
using TicketDsl.Runtime.Tests.Engine;

namespace TicketDsl.Runtime.Tests.Running;

public sealed class ExperimentRunnerTests
{
    public static IEnumerable<TestCaseData> Experiments()
    {
        BranchDefinition[] branches = [new(Control.Reinitialize, 2), new(Control.Rearrange, 1)];
        yield return new TestCaseData((Declared.Xor(replicates: 40) with { Branches = [.. branches] })
            .PrunedByUnit(Criterion.Product, 0.3, 2)).SetArgDisplayNames("XOR, units");
        yield return new TestCaseData((Declared.Xor(replicates: 3) with { Branches = [.. branches], Optimizer = Networks.Momentum })
            .PrunedByWeight(0.3, 3, Step.Iterations(5))).SetArgDisplayNames("XOR, weights, later rewind");
        yield return new TestCaseData((Declared.Digits(12, 20, 4) with { Branches = [.. branches], Replicates = 3 })
            .PrunedByWeight(0.2, 2, Step.Iterations(4))).SetArgDisplayNames("digits, weights, later rewind");
        yield return new TestCaseData((Declared.Photographs() with { Branches = [.. branches], Replicates = 3 })
            .PrunedByWeight(0.4, 2, Step.Iterations(4))).SetArgDisplayNames("photographs, weights, later rewind");
        var byFilter = (Declared.Photographs() with { Branches = [.. branches] }).PrunedByFilter(Criterion.L2, 0.3, 2);
        yield return new TestCaseData(byFilter).SetArgDisplayNames("photographs, filters");
        BranchDefinition[] others = [new(Control.Rewind, 1), new(Control.Noise, 2) { StandardDeviations = 0.5, Levels = [2] }, new(Control.Reorder, 1) { Levels = [0, 1] }];
        foreach (var retraining in (Retraining[])[Retraining.FineTune, Retraining.LearningRateRewind])
        {
            var tuned = (Declared.Photographs() with { Branches = [.. others] }).PrunedByWeight(0.4, 2, Step.Iterations(4));
            yield return new TestCaseData(tuned with { Pruning = tuned.Pruning! with { Retraining = retraining } }).SetArgDisplayNames($"photographs, {retraining}, other controls");
        }
    }

    [TestCaseSource(nameof(Experiments))]
    public void The_number_of_threads_moves_no_bit(ExperimentDefinition experiment)
    {
        var one = Text(Run(experiment, threads: 1));

        Assert.That(Text(Run(experiment, threads: 2)), Is.EqualTo(one));
        Assert.That(Text(Run(experiment, threads: 3)), Is.EqualTo(one));
        Assert.That(Text(Run(experiment, threads: 4)), Is.EqualTo(one));
    }

    [TestCaseSource(nameof(Experiments))]
    public void The_vector_width_moves_no_bit(ExperimentDefinition experiment)
    {
        var widest = Text(Run(experiment));

        foreach (var width in Enum.GetValues<LaneWidth>())
            Assert.That(Text(Run(experiment, engine: new EmbeddedEngine(width))), Is.EqualTo(widest), $"{width}");
    }

    [TestCaseSource(nameof(Experiments))]
    public void A_replicate_is_the_same_whichever_run_beside_it(ExperimentDefinition experiment)
    {
        var all = Run(experiment);
        var two = Run(experiment with { Replicates = 2 });

        Assert.That(Text(two), Is.EqualTo(Text(all with { Replicates = all.Replicates[..2] })));
    }

    [Test]
    public void Another_seed_gives_another_result()
    {
        var experiment = Declared.Xor();

        Assert.That(Text(Run(experiment with { Seed = "another" })), Is.Not.EqualTo(Text(Run(experiment))));
    }

    [Test]
    public void Replicates_differ_and_come_in_order()
    {
        var result = Run(Declared.Xor(replicates: 40));

        Assert.That(result.Replicates.Select(replicate => replicate.Index), Is.EqualTo(Enumerable.Range(0, 40)));
        Assert.That(result.Across(0, level => level.Outcome.TrainingLoss), Is.Unique);
    }

    [TestCaseSource(nameof(Experiments))]
    public void As_many_iterations_are_foretold_as_the_observer_is_told_of(ExperimentDefinition experiment)
    {
        var observer = new Counter();
        Run(experiment, threads: 2, observer: observer);

        Assert.That(observer.Iterations, Is.EqualTo(ExperimentRunner.TotalIterations(experiment)));
    }

    [TestCaseSource(nameof(Experiments))]
    public void The_observer_is_told_of_the_end_of_every_training_once(ExperimentDefinition experiment)
    {
        var observer = new Counter();
        var result = Run(experiment, threads: 2, observer: observer);
        var expected = result.Replicates.SelectMany(replicate => replicate.Levels.SelectMany(level => level.Branches
            .Select(branch => (replicate.Index, level.Level, (Control?)branch.Control, branch.Outcome))
            .Append((replicate.Index, level.Level, null, level.Outcome))));

        Assert.That(observer.Ends, Is.EquivalentTo(expected));
    }

    [Test]
    public void A_pruned_xor_network_learns()
    {
        // Hidden units 10, 7, 5: enough for XOR in 600 iterations, whatever the luck of a single replicate.
        var result = Run(Declared.Xor(iterations: 600, replicates: 20).PrunedByUnit(Criterion.Product, 0.3, 2));

        for (var level = 0; level < 3; level++) Assert.That(result.Across(level, it => it.Outcome.TestAccuracy).Average(), Is.GreaterThan(0.9));
    }

    [Test]
    public void Measures_are_in_every_outcome_under_their_names()
    {
        var experiment = Declared.Xor(replicates: 1).PrunedByWeight(0.5, 1) with { Branches = [new BranchDefinition(Control.Rearrange, 1)] };
        var measure = new NetworkMeasure("remaining", "weights that are not 0", network => network.Weights.ToArray().Count(weight => weight != 0));
        var level = new ExperimentRunner(new EmbeddedEngine(), 1).Run(experiment, Sample.Xor, [measure], null, CancellationToken.None).Replicates[0].Levels[1];

        // 15 weights and at most 11 biases.
        Assert.That(level.Outcome.Measures["remaining"], Is.InRange(15, 26));
        Assert.That(level.Branches[0].Outcome.Measures["remaining"], Is.InRange(15, 26));
    }

    [TestCase(1)]
    [TestCase(3)]
    public void Experiments_that_share_threads_have_the_results_they_have_alone(int threads)
    {
        ExperimentDefinition[] experiments =
        [
            .. Experiments().Select(one => (ExperimentDefinition)one.Arguments[0]!).Select((experiment, i) => experiment with { Name = $"Number{i}" }),
        ];
        var results = new List<ExperimentResult>();
        new ExperimentRunner(new EmbeddedEngine(), threads).RunAll([.. experiments.Select(one => new PlannedRun(one, DataOf(one), []))], results.Add, null, CancellationToken.None);

        Assert.That(results.Select(result => result.Definition), threads == 1 ? Is.EqualTo(experiments) : Is.EquivalentTo(experiments));
        foreach (var result in results) Assert.That(Text(result), Is.EqualTo(Text(Run(result.Definition))), result.Definition.Name);
    }

    [Test]
    public void Where_one_of_several_experiments_can_not_run_none_does()
    {
        var cannot = Declared.Photographs().PrunedByUnit(Criterion.Product, 0.3, 1);
        var runs = ((ExperimentDefinition[])[Declared.Xor(), cannot]).Select(one => new PlannedRun(one, DataOf(one), [])).ToArray();

        Assert.That(() => new ExperimentRunner(new EmbeddedEngine(), 1).RunAll(runs, _ => Assert.Fail("One ran."), null, CancellationToken.None), Throws.TypeOf<TicketException>());
    }

    [Test]
    public void A_result_says_what_was_shortened_and_which_engine_ran()
    {
        var result = Run(new Shortening(Replicates: 1).Apply(Declared.Xor()));

        Assert.That((result.IsShortened, result.Engine), Is.EqualTo((true, "embedded")));
        Assert.That(Run(Declared.Xor()).IsShortened, Is.False);
    }

    [Test]
    public void A_run_that_is_cancelled_stops_at_once()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var experiment = Declared.Xor(iterations: int.MaxValue, replicates: 100);
        var run = Task.Run(() => new ExperimentRunner(new EmbeddedEngine(), 2).Run(experiment, Sample.Xor, [], null, source.Token));

        Assert.That(() => run.Wait(TimeSpan.FromSeconds(10)), Throws.InstanceOf<AggregateException>().With.InnerException.InstanceOf<OperationCanceledException>());
    }

    /// <summary>A data set of the experiment's shape.</summary>
    internal static LoadedDataset DataOf(ExperimentDefinition experiment) => experiment.Dataset == Dataset.Xor
        ? Sample.Xor
        : new LoadedDataset(
            Sample.Random(100, experiment.Network.Input.Features, experiment.Layers[^1].Units, seed: 1),
            Sample.Random(50, experiment.Network.Input.Features, experiment.Layers[^1].Units, seed: 2));

    private static ExperimentResult Run(ExperimentDefinition experiment, int threads = 1, IEngine? engine = null, IRunObserver? observer = null) =>
        new ExperimentRunner(engine ?? new EmbeddedEngine(), threads).Run(experiment, DataOf(experiment), [], observer, CancellationToken.None);

    /// <summary>Everything of a result but the time it took, doubles by their bits.</summary>
    internal static string Text(ExperimentResult result)
    {
        var text = new StringBuilder(result.Engine);
        foreach (var replicate in result.Replicates)
        {
            foreach (var level in replicate.Levels)
            {
                Line($"{replicate.Index} level {level.Level} of {level.RequestedDensity:R}", level.Masks, level.Outcome);
                foreach (var branch in level.Branches) Line($"  {branch.Control} {branch.Replicate}", branch.Masks, branch.Outcome);
            }
        }

        return text.ToString();

        void Line(string name, MaskSet masks, TrainingOutcome outcome)
        {
            text.Append('\n').Append(name);
            foreach (var mask in masks.Layers) text.Append(' ').AppendJoin("", Enumerable.Range(0, mask.Length).Select(index => mask[index] ? '1' : '0'));
            foreach (var value in (double[])[outcome.TestAccuracyAtEarlyStop, outcome.TestAccuracy, outcome.TrainingLoss, outcome.TrainingAccuracy])
                text.Append(CultureInfo.InvariantCulture, $" {Bits.Of(value):x16}");
            text.Append(CultureInfo.InvariantCulture, $" {outcome.EarlyStopIteration} {outcome.Divergence}");
            foreach (var (measure, value) in outcome.Measures.OrderBy(measure => measure.Key, StringComparer.Ordinal)) text.Append(CultureInfo.InvariantCulture, $" {measure} {Bits.Of(value):x16}");
        }
    }

    private sealed class Counter : IRunObserver
    {
        private readonly object _gate = new();

        public long Iterations { get; private set; }

        public List<(int, int, Control?, TrainingOutcome)> Ends { get; } = [];

        public void Advanced(long iterations)
        {
            lock (_gate) Iterations += iterations;
        }

        public void Finished(int replicate, int level, Control? control, TrainingOutcome outcome)
        {
            lock (_gate) Ends.Add((replicate, level, control, outcome));
        }
    }
}
