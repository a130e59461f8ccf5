using TicketDsl.Runtime.Tests.Engine;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Running;

/// <summary>What controls begin with, and where they branch off.</summary>
public sealed class ControlTests
{
    private const int RewindTo = 5;

    [Test]
    public void A_rewound_control_has_the_tickets_mask_and_the_dense_networks_bits_at_the_rewind_step()
    {
        var run = Run(Retraining.FineTune, new BranchDefinition(Control.Rewind, 1));
        var rewound = run.Retrained(run.Starts[0], RewindTo);
        var controls = Controls(run, 3);

        Assert.That(controls.Select(start => start.Masks), Is.EqualTo(run.Starts.Skip(1).Take(3).Select(start => start.Masks)));
        Assert.That(controls.Select(start => start.Iteration), Is.All.EqualTo(RewindTo));
        foreach (var start in controls) Assert.That(Bits.Difference(start.Weights, rewound), Is.Null);
    }

    [Test]
    public void A_rewound_control_of_masks_that_rewinding_found_is_the_ticket()
    {
        var run = Run(Retraining.Rewind, new BranchDefinition(Control.Rewind, 1));

        foreach (var level in run.Result.Replicates[0].Levels[1..])
            Assert.That(level.Branches[0].Outcome with { Elapsed = default, Measures = level.Outcome.Measures }, Is.EqualTo(level.Outcome with { Elapsed = default }));
    }

    [Test]
    public void Noise_has_the_declared_size_in_every_layer_and_leaves_biases()
    {
        // Glorot: √(2 / (inputs + outputs)). 60 · 50 and 50 · 10 draws; bounds are five standard errors of a standard deviation, σ / √(2n).
        var layers = Declared.Layers(60, 50, 10);
        var experiment = Experiment(Retraining.Rewind, new BranchDefinition(Control.Noise, 1) { StandardDeviations = 0.5 }) with { Network = NetworkDefinition.Chain(layers) };
        var run = RecordedRun.Of(experiment.PrunedByWeight(0.3, 1, Step.Iterations(RewindTo)));
        var (ticket, noisy) = (run.Starts[1], run.Starts[2]);
        var start = 0;
        foreach (var layer in layers)
        {
            var differences = Enumerable.Range(start, layer.Weights).Select(i => (double)noisy.Weights[i] - ticket.Weights[i]).ToArray();
            var deviation = 0.5 * Math.Sqrt(2.0 / (layer.Inputs + layer.Units));
            var error = deviation / Math.Sqrt(2.0 * layer.Weights);
            Assert.That(Math.Sqrt(differences.Average(d => d * d)), Is.EqualTo(deviation).Within(5 * error), layer.Name);
            Assert.That(differences.Average(), Is.Zero.Within(5 * deviation / Math.Sqrt(layer.Weights)), layer.Name);
            Assert.That(noisy.Weights[(start + layer.Weights)..(start + layer.Parameters)], Is.EqualTo(ticket.Weights[(start + layer.Weights)..(start + layer.Parameters)]));
            start += layer.Parameters;
        }

        Assert.That((noisy.Masks, noisy.Iteration), Is.EqualTo((ticket.Masks, RewindTo)));
    }

    [Test]
    public void Noise_of_twice_the_size_is_the_same_noise_twice_as_large_and_each_run_has_its_own()
    {
        var run = Run(Retraining.Rewind, new BranchDefinition(Control.Noise, 2) { StandardDeviations = 0.5, Levels = [1] }, new BranchDefinition(Control.Noise, 1) { StandardDeviations = 1, Levels = [1] });
        var ticket = run.Starts[1].Weights;
        var noise = Controls(run, 3).Select(start => start.Weights.Zip(ticket, (noisy, weight) => (double)noisy - weight).ToArray()).ToArray();

        Assert.That(noise[2].Zip(noise[0], (large, small) => Math.Abs(large - 2 * small)).Max(), Is.LessThan(1e-6));
        Assert.That(noise[1][0], Is.Not.EqualTo(noise[0][0]).Within(1e-6));
        Assert.That(run.Result.Replicates[0].Levels[1].Branches.Select(branch => branch.StandardDeviations), Is.EqualTo(new[] { 0.5, 0.5, 1 }));
    }

    [Test]
    public void A_reordered_control_sees_its_training_examples_in_orders_of_its_own()
    {
        var run = Run(Retraining.Rewind, new BranchDefinition(Control.Reorder, 2) { Levels = [2] });
        var ticket = run.Starts[2];
        var controls = Controls(run, 2);

        foreach (var start in controls)
        {
            Assert.That(Bits.Difference(start.Weights, ticket.Weights), Is.Null);
            Assert.That((start.Masks, start.Iteration), Is.EqualTo((ticket.Masks, RewindTo)));
            Assert.That(start.Order.Examples.ToArray(), Is.EqualTo(ticket.Order.Examples.ToArray()));
        }

        Assert.That(controls.Append(ticket).Select(start => string.Join(' ', start.Order.Batch(RewindTo).ToArray())), Is.Unique);
        Assert.That(run.Result.Replicates[0].Levels[2].Branches.Select(branch => branch.Outcome.TrainingLoss).Append(run.Result.Replicates[0].Levels[2].Outcome.TrainingLoss), Is.Unique);
    }

    [Test]
    public void A_copy_of_the_dense_network_trains_on_from_the_rewind_step_in_another_order()
    {
        var run = Run(Retraining.Rewind, new BranchDefinition(Control.Reorder, 1) { Levels = [0] });
        var copy = Controls(run, 1).Single();

        Assert.That((copy.Masks, copy.Iteration), Is.EqualTo((MaskSet.Dense(run.Experiment.Layers), RewindTo)));
        Assert.That(Bits.Difference(copy.Weights, run.Retrained(run.Starts[0], RewindTo)), Is.Null);
        Assert.That(run.Result.Replicates[0].Levels.Select(level => level.Branches.Length), Is.EqualTo(new[] { 1, 0, 0, 0 }));
    }

    [Test]
    public void Branches_run_at_the_levels_they_name_and_at_no_others()
    {
        var run = Run(Retraining.Rewind, new BranchDefinition(Control.Reinitialize, 2) { Levels = [1, 3] }, new BranchDefinition(Control.Rearrange, 1));

        Assert.That(run.Result.Replicates[0].Levels.Select(level => string.Join(' ', level.Branches.Select(branch => branch.Control))), Is.EqualTo(new[]
        {
            "", "Reinitialize Reinitialize Rearrange", "Rearrange", "Reinitialize Reinitialize Rearrange",
        }));
    }

    [Test]
    public void A_control_is_the_same_whichever_levels_have_others()
    {
        var all = Run(Retraining.Rewind, new BranchDefinition(Control.Reinitialize, 1)).Result.Replicates[0].Levels[3].Branches[0];
        var one = Run(Retraining.Rewind, new BranchDefinition(Control.Reinitialize, 1) { Levels = [3] }).Result.Replicates[0].Levels[3].Branches[0];

        Assert.That(one.Outcome.TrainingLoss, Is.EqualTo(all.Outcome.TrainingLoss));
    }

    // Deviations of the distributions themselves: 2 / (8 + 2), 2 / 8, a uniform's limit / √3, and √0.7737413 of a truncated one's.
    [TestCase(Initializer.GlorotNormal, 0.4472136)]
    [TestCase(Initializer.GlorotUniform, 0.4472136)]
    [TestCase(Initializer.KaimingNormal, 0.5)]
    [TestCase(Initializer.KaimingUniform, 0.5)]
    [TestCase(Initializer.Uniform, 0.1732051)]
    [TestCase(Initializer.TruncatedNormal, 0.1759251)]
    public void Noise_is_counted_in_deviations_of_what_initial_weights_are_drawn_from(Initializer initializer, double deviation)
    {
        var initialization = new InitializationDefinition(initializer, 0.2) { Limit = 0.3 };

        Assert.That(InitialWeights.StandardDeviation(initialization, Declared.Layers(8, 2)[0]), Is.EqualTo(deviation).Within(1e-7));
    }

    private static RecordedStart[] Controls(RecordedRun run, int count) => [.. run.Starts.TakeLast(count)];

    private static RecordedRun Run(Retraining retraining, params BranchDefinition[] branches) => RecordedRun.Of(Experiment(retraining, branches));

    private static ExperimentDefinition Experiment(Retraining retraining, params BranchDefinition[] branches)
    {
        var experiment = (Declared.Digits(12, 10, 4) with { Replicates = 1, Branches = [.. branches] }).PrunedByWeight(0.3, 3, Step.Iterations(RewindTo));
        return experiment with { Pruning = experiment.Pruning! with { Retraining = retraining } };
    }
}
