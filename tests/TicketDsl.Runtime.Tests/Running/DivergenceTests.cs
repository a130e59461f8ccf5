using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Running;
using TicketDsl.Runtime.Tests.Engine;

namespace TicketDsl.Runtime.Tests.Running;

/// <summary>What a training that diverges does to its replicate and to the others.</summary>
public sealed class DivergenceTests
{
    private static readonly BranchDefinition[] OneControl = [new(Control.Reinitialize, 1)];

    private static IEnumerable<TestCaseData> TooFast()
    {
        foreach (OptimizerDefinition optimizer in (OptimizerDefinition[])[new SgdDefinition(1e30, 0), new SgdDefinition(1e30, 0.9), new AdamDefinition(1e30, 0.9, 0.999, 1e-8)])
        {
            yield return new TestCaseData(Declared.Digits(12, 10, 4) with { Optimizer = optimizer }).SetArgDisplayNames($"digits, {optimizer.GetType().Name}");
            yield return new TestCaseData(Declared.Digits(12, 10, 4) with { Optimizer = optimizer, Training = new TrainingDefinition(Step.Iterations(24), 7, 0, null) })
                .SetArgDisplayNames($"digits without validation, {optimizer.GetType().Name}");
        }
    }

    [TestCaseSource(nameof(TooFast))]
    public void A_learning_rate_of_1e30_stops_every_replicate_after_its_first_step(ExperimentDefinition experiment)
    {
        var (result, progress) = Run((experiment with { Branches = [.. OneControl] }).PrunedByWeight(0.2, 3), new EmbeddedEngine());

        Assert.That(result.AllDiverged);
        foreach (var replicate in result.Replicates)
        {
            Assert.That(replicate.Levels, Has.Length.EqualTo(1), "nothing is pruned by weights that are not numbers");
            var divergence = replicate.Levels[0].Outcome.Divergence!;
            Assert.That(divergence.Iteration, Is.EqualTo(1));
            Assert.That(divergence.Layer, Is.EqualTo("Layer1").Or.EqualTo("Layer2"));
            Assert.That(divergence.ToString(), Does.StartWith("diverged at iteration 1 in layer ").And.Contain("learning rate 1E+30").And.Contain("too large"));
        }

        Assert.That(progress.NotRunLevels, Is.EquivalentTo(from replicate in Enumerable.Range(0, 2) from level in (int[])[1, 2, 3] select (replicate, level)));
        Assert.That(progress.Iterations, Is.EqualTo(ExperimentRunner.TotalIterations(result.Definition)), "progress comes to its end");
    }

    [TestCase(0, "Layer1")]
    [TestCase(20, "Layer1")]
    [TestCase(30, "Layer2")]
    [TestCase(40, "Layer2")]
    public void The_first_layer_whose_weights_are_not_finite_is_named(int place, string layer)
    {
        var (result, _) = Run(Declared.Xor(replicates: 1), new PoisonedEngine(new EmbeddedEngine(), place, (_, _) => true));

        Assert.That(result.Replicates[0].Levels[0].Outcome.Divergence!.Layer, Is.EqualTo(layer));
    }

    [Test]
    public void Other_replicates_go_on_as_if_nothing_had_happened([Values] bool lanes)
    {
        var (experiment, _) = Experiment(lanes);
        var whole = Run(experiment, new EmbeddedEngine()).Result;
        var (result, progress) = Run(experiment, Poisoned(experiment, level: 1, replicate: 1));

        Assert.That(result.AllDiverged, Is.False);
        foreach (var other in (int[])[0, 2]) AssertSame(result.Replicates[other], whole.Replicates[other]);
        Assert.That(result.Replicates[1].Levels, Has.Length.EqualTo(2));
        Assert.That(result.Replicates[1].Levels[0].Outcome.Diverged, Is.False);
        Assert.That(result.Replicates[1].Levels[1].Outcome.Diverged);
        Assert.That(progress.NotRunLevels, Is.EquivalentTo(new[] { (1, 2), (1, 3) }));
        Assert.That(progress.Iterations, Is.EqualTo(ExperimentRunner.TotalIterations(experiment)));
    }

    [Test]
    public void One_shot_levels_stand_on_the_dense_network_alone([Values] bool lanes)
    {
        var (iterative, _) = Experiment(lanes);
        var experiment = iterative with { Pruning = new OneShotPruningDefinition(Criterion.Magnitude, Granularity.Weight, Scope.Layer, default) };
        var whole = Run(experiment, new EmbeddedEngine()).Result;
        var ticket = Run(experiment, Poisoned(experiment, level: 1, replicate: 1)).Result.Replicates[1];
        var dense = Run(experiment, Poisoned(experiment, level: 0, replicate: 1)).Result.Replicates[1];

        Assert.That(ticket.Levels.Select(level => level.Outcome.Diverged), Is.EqualTo(new[] { false, true, false, false }));
        Assert.That(ticket.Levels[3].Masks, Is.EqualTo(whole.Replicates[1].Levels[3].Masks));
        Assert.That(dense.Levels, Has.Length.EqualTo(1));
    }

    [Test]
    public void Tables_say_where_and_how_many_were_not_run()
    {
        var (experiment, _) = Experiment(lanes: true);
        var table = CsvTable.Write(LevelTable.Of(Run(experiment, Poisoned(experiment, level: 1, replicate: 1)).Result)).Split('\n');

        Assert.That(table[0], Does.EndWith("diverged,not run,where diverged"));
        Assert.That(table[1], Does.Contain(",dense,3,").And.EndWith(",0,0,"));
        Assert.That(table[2], Does.Contain(",ticket,3,").And.EndWith(",1,0,at iteration 30 in layer Layer2"));
        Assert.That(table[4], Does.Contain(",ticket,2,").And.EndWith(",0,1,"));
        Assert.That(table[5], Does.Contain(",reinitialize,2,").And.EndWith(",0,1,"));
        Assert.That(CsvTable.Write(LevelTable.Of(Run(experiment, new EmbeddedEngine()).Result)), Does.Not.Contain("not run"));
    }

    [Test]
    public void A_level_that_ran_nowhere_has_a_row_without_means()
    {
        var (experiment, _) = Experiment(lanes: true);
        var table = CsvTable.Write(LevelTable.Of(Run(experiment, new PoisonedEngine(new EmbeddedEngine(), 0, (_, _) => true)).Result)).Split('\n');

        Assert.That(table[4], Does.StartWith("3,–,").And.Contain(",ticket,0,–,–,–,–,0,3,"));
    }

    private static (ExperimentDefinition Experiment, int Parameters) Experiment(bool lanes)
    {
        var experiment = ((lanes ? Declared.Xor(replicates: 3) : Declared.Digits(12, 10, 4) with { Replicates = 3 }) with { Branches = [.. OneControl] }).PrunedByWeight(0.2, 3);
        return (experiment, experiment.Network.Parameters);
    }

    private static PoisonedEngine Poisoned(ExperimentDefinition experiment, int level, int replicate) => new(
        new EmbeddedEngine(), experiment.Network.Parameters - 1,
        (started, masks) => started == replicate && masks.Count == experiment.Schedule[level].TotalWeights);

    private static void AssertSame(ReplicateResult actual, ReplicateResult expected)
    {
        Assert.That(actual.Levels, Has.Length.EqualTo(expected.Levels.Length));
        foreach (var (level, other) in actual.Levels.Zip(expected.Levels))
        {
            Assert.That(level.Masks, Is.EqualTo(other.Masks));
            Assert.That(level.Outcome.TrainingLoss, Is.EqualTo(other.Outcome.TrainingLoss));
            Assert.That(level.Branches.Select(branch => branch.Outcome.TrainingLoss), Is.EqualTo(other.Branches.Select(branch => branch.Outcome.TrainingLoss)));
        }
    }

    private static (ExperimentResult Result, Progress Told) Run(ExperimentDefinition experiment, IEngine engine)
    {
        var progress = new Progress();
        return (new ExperimentRunner(engine, 1).Run(experiment, ExperimentRunnerTests.DataOf(experiment), [], progress, CancellationToken.None), progress);
    }

    private sealed class Progress : IRunObserver
    {
        public long Iterations { get; private set; }

        public List<(int Replicate, int Level)> NotRunLevels { get; } = [];

        public void Advanced(long iterations) => Iterations += iterations;

        public void Finished(int replicate, int level, Control? control, TrainingOutcome outcome)
        {
        }

        public void NotRun(int replicate, int level) => NotRunLevels.Add((replicate, level));
    }
}
