using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Pruning;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Running;
using TicketDsl.Runtime.Tests.Engine;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Running;

/// <summary>The way of a replicate through the levels, seen from what the engine was given.</summary>
public sealed class LadderTests
{
    private static readonly ExperimentDefinition OneReplicate = Declared.Xor(replicates: 1);

    public static IEnumerable<TestCaseData> Prunings()
    {
        foreach (var oneShot in new[] { false, true })
        {
            var way = oneShot ? "one-shot" : "iterative";
            yield return new TestCaseData(Declared.Xor().PrunedByWeight(0.2, 5, oneShot: oneShot)).SetArgDisplayNames($"{way}, weights");
            foreach (var criterion in (Criterion[])[Criterion.InputMagnitude, Criterion.OutputMagnitude, Criterion.Product])
                yield return new TestCaseData(Declared.Xor().PrunedByUnit(criterion, 0.2, 4, oneShot: oneShot)).SetArgDisplayNames($"{way}, units, {criterion}");
        }
    }

    [Test]
    public void Filters_go_whole_and_rearranged_controls_have_as_many_whole_ones()
    {
        var experiment = (Declared.Digits(12, 10, 4) with { Replicates = 1, Branches = [new BranchDefinition(Control.Rearrange, 2)] }).PrunedByFilter(Criterion.L1, 0.3, 2);
        foreach (var level in Run(experiment, new EmbeddedEngine()).Replicates[0].Levels[1..])
        {
            foreach (var masks in level.Branches.Select(branch => branch.Masks).Prepend(level.Masks))
            {
                Assert.That(masks.Layers.Select(mask => mask.UnitsWithInputs()), Is.EqualTo(experiment.Schedule[level.Level].Units));
                Assert.That(masks.Layers.Select(mask => mask.Count), Is.EqualTo(experiment.Schedule[level.Level].Weights));
            }
        }
    }

    [TestCaseSource(nameof(Prunings))]
    public void Masks_are_nested_and_count_what_the_schedule_says(ExperimentDefinition experiment)
    {
        foreach (var replicate in Run(experiment, new EmbeddedEngine()).Replicates)
        {
            for (var level = 0; level < experiment.Schedule.Length; level++)
            {
                var (masks, scheduled) = (replicate.Levels[level].Masks, experiment.Schedule[level]);
                Assert.That(masks.Layers.Select(mask => mask.Count), Is.EqualTo(scheduled.Weights));
                Assert.That(replicate.Levels[level].Density, Is.EqualTo(replicate.Levels[level].RequestedDensity));
                if (level == 0) continue;
                Assert.That(masks.IsSubsetOf(replicate.Levels[level - 1].Masks));
                if (experiment.Pruning!.Granularity == Granularity.Unit)
                    Assert.That(masks.Layers.Select(mask => mask.UnitsWithInputs()), Is.EqualTo(scheduled.Units));
            }
        }
    }

    [Test]
    public void A_layers_own_fraction_is_kept_to()
    {
        var layers = Declared.Layers(2, 10, 1);
        var experiment = (OneReplicate with { Network = NetworkDefinition.Chain(layers[0], layers[1] with { PruningFraction = 0.1 }) }).PrunedByWeight(0.2, 2);
        var levels = Run(experiment, new EmbeddedEngine()).Replicates[0].Levels;

        Assert.That(levels.Select(level => (level.Masks[0].Count, level.Masks[1].Count)), Is.EqualTo(new[] { (20, 10), (16, 9), (13, 8) }));
    }

    [Test]
    public void Every_level_begins_with_the_bits_that_the_dense_network_began_with([Values] bool oneShot)
    {
        var experiment = OneReplicate.PrunedByWeight(0.2, 3, oneShot: oneShot);
        var starts = Starts(experiment);
        var initial = Initial(experiment);

        Assert.That(starts, Has.Count.EqualTo(4));
        foreach (var start in starts)
            Assert.That((Bits.Difference(start.Weights, initial), start.Iteration), Is.EqualTo(((string?)null, 0)));
    }

    [TestCase(1)]
    [TestCase(5)]
    [TestCase(29)]
    public void A_ticket_that_rewinds_to_a_later_step_begins_there_with_the_dense_networks_bits(int rewindTo)
    {
        var experiment = OneReplicate.PrunedByWeight(0.2, 2, Step.Iterations(rewindTo));
        var starts = Starts(experiment);
        var rewound = Retrained(experiment, starts[0], rewindTo);

        Assert.That(starts.Select(start => start.Iteration), Is.EqualTo(new[] { 0, rewindTo, rewindTo }));
        foreach (var start in starts[1..]) Assert.That(Bits.Difference(start.Weights, rewound), Is.Null);
    }

    [Test]
    public void Each_level_is_pruned_from_the_one_before_it_when_pruning_is_iterative()
    {
        var experiment = OneReplicate.PrunedByWeight(0.3, 4);
        var starts = Starts(experiment);
        for (var level = 1; level < starts.Count; level++)
        {
            var trained = Retrained(experiment, starts[level - 1], 30);
            Assert.That(starts[level].Masks, Is.EqualTo(Pruner.Prune(
                experiment.Layers, experiment.Pruning!, trained, starts[level - 1].Masks, experiment.Schedule[level])));
        }
    }

    [Test]
    public void Each_level_is_pruned_from_the_dense_network_when_pruning_is_one_shot()
    {
        var experiment = OneReplicate.PrunedByWeight(0.3, 4, oneShot: true);
        var starts = Starts(experiment);
        var trained = Retrained(experiment, starts[0], 30);
        for (var level = 1; level < starts.Count; level++)
        {
            Assert.That(starts[level].Masks, Is.EqualTo(Pruner.Prune(
                experiment.Layers, experiment.Pruning!, trained, starts[0].Masks, experiment.Schedule[level])));
        }
    }

    [Test]
    public void Iterative_and_one_shot_pruning_part_ways_after_the_first_level()
    {
        var iterative = Run(OneReplicate.PrunedByWeight(0.3, 3), new EmbeddedEngine()).Replicates[0].Levels;
        var oneShot = Run(OneReplicate.PrunedByWeight(0.3, 3, oneShot: true), new EmbeddedEngine()).Replicates[0].Levels;

        Assert.That(oneShot[1].Masks, Is.EqualTo(iterative[1].Masks));
        Assert.That(oneShot[3].Masks, Is.Not.EqualTo(iterative[3].Masks));
    }

    [Test]
    public void Branches_come_in_declared_order_at_every_pruned_level()
    {
        var experiment = WithBranches(OneReplicate.PrunedByWeight(0.2, 2));
        var levels = Run(experiment, new EmbeddedEngine()).Replicates[0].Levels;

        Assert.That(levels[0].Branches, Is.Empty);
        foreach (var level in levels[1..])
        {
            Assert.That(level.Branches.Select(branch => (branch.Control, branch.Replicate)), Is.EqualTo(new[]
            {
                (Control.Reinitialize, 0), (Control.Reinitialize, 1), (Control.Reinitialize, 2), (Control.Rearrange, 0), (Control.Rearrange, 1),
            }));
        }
    }

    [Test]
    public void Controls_of_a_level_train_together_as_far_as_the_engine_takes_them()
    {
        // The embedded engine takes 32 replicates of a tiny network at once, and one of others.
        var tiny = new RecordingEngine(new EmbeddedEngine());
        Run(WithBranches(Declared.Xor(replicates: 8).PrunedByWeight(0.2, 2)), tiny);
        Assert.That(tiny.Trainers, Is.EqualTo(new[] { 8, 4 * 8, 8, 4 * 8, 8 }));

        var other = new RecordingEngine(new EmbeddedEngine());
        Run(WithBranches((Declared.Digits(12, 10, 4) with { Replicates = 1 }).PrunedByWeight(0.2, 2)), other);
        Assert.That(other.Trainers, Is.EqualTo(Enumerable.Repeat(1, 1 + 2 * 5)));
    }

    [Test]
    public void Reinitialized_controls_have_the_tickets_masks_and_rearranged_ones_only_its_counts([Values] bool units)
    {
        var experiment = WithBranches(units ? OneReplicate.PrunedByUnit(Criterion.Product, 0.5, 2) : OneReplicate.PrunedByWeight(0.5, 2));
        foreach (var level in Run(experiment, new EmbeddedEngine()).Replicates[0].Levels[1..])
        {
            var rearranged = level.Branches[3..].Select(branch => branch.Masks).ToArray();
            Assert.That(level.Branches[..3].Select(branch => branch.Masks), Is.All.EqualTo(level.Masks));
            Assert.That(rearranged.SelectMany(masks => masks.Layers.Select(mask => mask.Count)), Is.EqualTo(new[] { level, level }.SelectMany(ticket => ticket.Masks.Layers.Select(mask => mask.Count))));
            Assert.That(rearranged, Is.Unique.And.None.EqualTo(level.Masks));
        }
    }

    [Test]
    public void Controls_begin_at_0_with_weights_of_their_own_each()
    {
        var experiment = WithBranches(OneReplicate.PrunedByWeight(0.2, 2, Step.Iterations(5)));
        var controls = Starts(experiment)[3..];
        var first = controls.Select(start => start.Weights[0]).Append(Initial(experiment)[0]);

        Assert.That(controls, Has.Count.EqualTo(10));
        Assert.That(controls.Select(start => start.Iteration), Is.All.Zero);
        Assert.That(first, Is.Unique);
    }

    [Test]
    public void Every_level_and_control_of_a_replicate_sees_the_same_batches()
    {
        var experiment = WithBranches((Declared.Digits(12, 10, 4) with { Replicates = 1 }).PrunedByWeight(0.2, 2));
        var starts = Starts(experiment);

        Assert.That(starts, Has.Count.EqualTo(13));
        foreach (var iteration in (int[])[0, 5, 40])
            Assert.That(starts.Select(start => string.Join(' ', start.Order.Batch(iteration).ToArray())).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public void Validation_examples_are_never_trained_on()
    {
        var order = Starts(Declared.Digits(12, 10, 4) with { Replicates = 1 })[0].Order;
        var split = ValidationSplit.Draw(new RandomKey("DigitsOfTests", 0), 100, 20);

        Assert.That(order.Examples.ToArray(), Is.EqualTo(split.Training).And.Length.EqualTo(80));
    }

    [Test]
    public void An_experiment_without_pruning_trains_the_dense_network_alone()
    {
        var result = Run(OneReplicate, new EmbeddedEngine());

        Assert.That(result.Replicates.Single().Levels.Single().Masks, Is.EqualTo(MaskSet.Dense(OneReplicate.Layers)));
    }

    private static ExperimentDefinition WithBranches(ExperimentDefinition experiment) =>
        experiment with { Branches = [new BranchDefinition(Control.Reinitialize, 3), new BranchDefinition(Control.Rearrange, 2)] };

    private static ExperimentResult Run(ExperimentDefinition experiment, IEngine engine) =>
        new ExperimentRunner(engine, 1).Run(experiment, Data(experiment), [], null, CancellationToken.None);

    private static List<RecordedStart> Starts(ExperimentDefinition experiment)
    {
        var engine = new RecordingEngine(new EmbeddedEngine());
        Run(experiment, engine);
        return engine.Starts;
    }

    /// <summary>Weights after a training that begins as one that was recorded.</summary>
    private static float[] Retrained(ExperimentDefinition experiment, RecordedStart start, int iterations)
    {
        var problem = new TrainingProblem(experiment.Network, experiment.Loss, experiment.Optimizer, Data(experiment).Training, 4, IsFullBatch: true);
        using var trainer = new EmbeddedEngine().CreateTrainer(problem, 1);
        trainer.Start(0, start.Weights, start.Masks, start.Order, start.Iteration);
        trainer.Train(iterations, CancellationToken.None);
        return Networks.Read(trainer, problem, 0);
    }

    private static float[] Initial(ExperimentDefinition experiment) => InitialWeights.Draw(
        experiment.Layers, experiment.Initialization, layer => new RandomKey(experiment.Seed, 0).Stream(RandomPurpose.InitialWeights, (uint)layer));

    private static LoadedDataset Data(ExperimentDefinition experiment) => ExperimentRunnerTests.DataOf(experiment);
}
