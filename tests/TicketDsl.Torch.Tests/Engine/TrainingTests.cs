using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Tests;
using TicketDsl.Runtime.Training;
using Networks = TicketDsl.Runtime.Tests.Engine.Networks;

namespace TicketDsl.Torch.Tests.Engine;

/// <summary>Optimizers, schedules and masks over a network that has everything, for several replicates at once.</summary>
public sealed class TrainingTests
{
    private const int Replicates = 2;

    private static readonly NetworkDefinition Network = Torch.WithoutDropout(Declared.Photographs().Network);

    private static IEnumerable<OptimizerDefinition> Optimizers() =>
    [
        new SgdDefinition(0.05, 0),
        new SgdDefinition(0.02, 0.9),
        new SgdDefinition(0.02, 0.9) { Nesterov = true },
        new AdamDefinition(0.01, 0.9, 0.999, 1e-3),
        new AdamDefinition(0.01, 0.8, 0.99, 1e-2) { WeightDecay = 0.03, Decay = new CosineDecay() },
        new SgdDefinition(0.02, 0.9) { WeightDecay = 0.03, WarmUp = Step.Iterations(5), Decay = new StepDecay(0.1, [Step.Iterations(4)]) },
        new SgdDefinition(0.02, 0.9) { WeightDecay = 0.03, Nesterov = true, WarmUp = Step.Iterations(3) },
    ];

    [TestCaseSource(nameof(Optimizers))]
    public void Optimizers_and_rates_are_those_of_the_reference(OptimizerDefinition optimizer)
    {
        // Where a ReLU bends, rounding would tell.
        var problem = Problem(optimizer, Smooth());
        using var trainer = Torch.Engine().CreateTrainer(problem, Replicates);
        Torch.Start(trainer, problem, Replicates, density: 0.6, iteration: 2);
        foreach (var iterations in (int[])[0, 3, 5]) trainer.Train(iterations, CancellationToken.None);

        for (var r = 0; r < Replicates; r++)
            Assert.That(Torch.Difference(Torch.Read(trainer, problem, r), Torch.Reference(problem, r, 0.6, 8, from: 2).ReadWeights(), 2e-5), Is.Null, $"replicate {r}");
    }

    [Test]
    public void A_training_of_a_used_trainer_begins_with_a_cleared_optimizer([Values] bool adam)
    {
        var problem = Problem(adam ? Networks.Adam : Networks.Momentum);
        using var trainer = Torch.Engine().CreateTrainer(problem, 1);
        Torch.Start(trainer, problem, 1, density: 1);
        trainer.Train(3, CancellationToken.None);
        Torch.Start(trainer, problem, 1, density: 0.5);
        trainer.Train(3, CancellationToken.None);

        Assert.That(Bits.Difference(Torch.Read(trainer, problem, 0), Torch.Train(Torch.Engine(), problem, 1, 0.5, 3)[0]), Is.Null);
    }

    [TestCaseSource(nameof(Optimizers))]
    public void Masked_weights_are_exactly_0_at_every_step(OptimizerDefinition optimizer)
    {
        var problem = Problem(optimizer);
        using var trainer = Torch.Engine().CreateTrainer(problem, Replicates);
        Torch.Start(trainer, problem, Replicates, density: 0.5);
        foreach (var iterations in (int[])[0, 1, 1, 6])
        {
            trainer.Train(iterations, CancellationToken.None);
            for (var r = 0; r < Replicates; r++)
            {
                var weights = Torch.Read(trainer, problem, r);
                Assert.That(Networks.Masked(problem, Torch.Masks(Network, r, 0.5)).Select(index => Bits.Of(weights[index])), Is.Not.Empty.And.All.Zero);
            }
        }
    }

    [Test]
    public void Masked_weights_stay_0_where_the_loss_is_no_number()
    {
        var problem = Problem(new AdamDefinition(1e30, 0.9, 0.999, 0));
        var weights = Torch.Train(Torch.Engine(), problem, 1, density: 0.5, iterations: 5)[0];

        Assert.That(weights, Has.Some.NaN);
        Assert.That(Networks.Masked(problem, Torch.Masks(Network, 0, 0.5)).Select(index => Bits.Of(weights[index])), Is.All.Zero);
    }

    [Test]
    public void A_replicate_that_diverges_leaves_the_others_alone()
    {
        var problem = Problem(Networks.Momentum);
        var alone = Torch.Train(Torch.Engine(), problem, 2, density: 1, iterations: 4)[0];
        using var trainer = Torch.Engine().CreateTrainer(problem, 2);
        Torch.Start(trainer, problem, 2, density: 1);
        var poisoned = Torch.Weights(Network, 1);
        poisoned[0] = float.NaN;
        trainer.Start(1, poisoned, MaskSet.Dense(Network.Layers), Torch.Order(problem, 1), 0);
        trainer.Train(4, CancellationToken.None);

        Assert.That(Torch.Read(trainer, problem, 1), Has.Some.NaN);
        Assert.That(Bits.Difference(Torch.Read(trainer, problem, 0), alone), Is.Null);
    }

    [Test]
    public void Written_weights_are_read_and_looked_at()
    {
        var problem = Problem(Networks.Sgd);
        using var trainer = Torch.Engine().CreateTrainer(problem, 2);
        Torch.Start(trainer, problem, 2, density: 1);
        trainer.Train(1, CancellationToken.None);
        var other = Torch.Read(trainer, problem, 0);
        var (own, given) = (Outputs(1), Outputs(0));
        trainer.WriteWeights(1, Torch.Read(trainer, problem, 0));

        Assert.That(Bits.Difference(Torch.Read(trainer, problem, 1), other), Is.Null);
        Assert.That(Bits.Difference(Outputs(1), given), Is.Null);
        Assert.That(own, Is.Not.EqualTo(given).Within(1e-3));

        float[] Outputs(int replicate)
        {
            var outputs = new float[3 * 4];
            trainer.Predict(replicate, problem.Examples, [0, 7, 44], outputs);
            return outputs;
        }
    }

    [Test]
    public void More_rows_than_train_at_once_are_looked_at_in_pieces()
    {
        var problem = Problem(Networks.Sgd);
        using var trainer = Torch.Engine().CreateTrainer(problem, 1);
        Torch.Start(trainer, problem, 1, density: 1);
        int[] rows = [.. Enumerable.Range(0, 600).Select(row => row % 45)];
        var (all, one) = (new float[rows.Length * 4], new float[4]);
        trainer.Predict(0, problem.Examples, rows, all);
        foreach (var row in (int[])[0, 255, 256, 511, 512, 599])
        {
            trainer.Predict(0, problem.Examples, [rows[row]], one);
            Assert.That(all[(row * 4)..(row * 4 + 4)], Is.EqualTo(one).Within(1e-5));
        }
    }

    [Test]
    public void An_interrupted_training_stops_within_an_iteration()
    {
        var problem = Problem(Networks.Sgd);
        using var trainer = Torch.Engine().CreateTrainer(problem, 1);
        Torch.Start(trainer, problem, 1, density: 1);

        Assert.That(() => trainer.Train(1_000_000, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Replicates_that_begin_at_different_iterations_are_refused()
    {
        var problem = Problem(Networks.Sgd);
        using var trainer = Torch.Engine().CreateTrainer(problem, 2);
        Torch.Start(trainer, problem, 2, density: 1);
        trainer.Start(1, Torch.Weights(Network, 1), MaskSet.Dense(Network.Layers), Torch.Order(problem, 1), 5);

        Assert.That(() => trainer.Train(1, CancellationToken.None), Throws.ArgumentException.With.Message.Contains("same iteration"));
    }

    private static TrainingProblem Problem(OptimizerDefinition optimizer) => Problem(optimizer, Network);

    private static TrainingProblem Problem(OptimizerDefinition optimizer, NetworkDefinition network) => new(
        network, Loss.SoftmaxCrossEntropy, optimizer, Sample.Random(45, network.Input.Features, 4, seed: 7), 20, IsFullBatch: false)
    {
        LearningRates = LearningRates.Of(optimizer, perEpoch: 2, total: 20),
        Augmentation = new AugmentationDefinition(Flip: true, CropPadding: 1),
    };

    private static NetworkDefinition Smooth()
    {
        var conv = Layer.Conv("Conv", new Shape(2, 5, 6), 5, new Window(3, 2, 1), Activation.Tanh) with { HasBatchNorm = true, HasBias = false };
        var flat = Layer.Flatten("Flat", conv.To);
        return NetworkDefinition.Chain(
            conv, flat, new Layer("Fc", flat.Units, 9, Activation.Sigmoid) { HasBatchNorm = true, HasBias = false }, new Layer("Output", 9, 4, Activation.None));
    }
}
