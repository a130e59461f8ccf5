using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Tests.Engine.Blocks;
using TicketDsl.Runtime.Tests.Reference;

namespace TicketDsl.Torch.Tests.Engine;

/// <summary>Every layer computes and is derived as the reference has it, for several replicates at once.</summary>
public sealed class LayerTests
{
    private const int Replicates = 3;

    private static IEnumerable<TestCaseData> Networks() => ReferenceCases.All().Concat(WiderCases.All())
        .Select(one => new TestCaseData(Torch.WithoutDropout(one.Network)).SetArgDisplayNames(one.Name));

    [TestCaseSource(nameof(Networks))]
    public void The_outputs_are_the_reference_s(NetworkDefinition network) => AssertOutputs(Torch.Problem(network, new SgdDefinition(1, 0)));

    [TestCaseSource(nameof(Networks))]
    public void The_gradient_is_the_reference_s(NetworkDefinition network) => AssertGradient(Torch.Problem(network, new SgdDefinition(1, 0)));

    /// <summary>Networks of any layers in any order and size that fit together.</summary>
    [Test]
    public void Outputs_and_gradient_of_any_network_are_the_reference_s([Range(1, 40)] int seed)
    {
        var problem = Torch.Problem(Torch.WithoutDropout(RandomNetworks.Of(new Random(seed))), new SgdDefinition(1, 0));
        AssertOutputs(problem);

        // Batch norm after batch norm of sums that hardly differ magnifies what rounding does to them.
        AssertGradient(problem, precision: 3e-4);
    }

    [TestCaseSource(nameof(Networks))]
    public void The_gradient_over_one_batch_is_the_reference_s(NetworkDefinition network)
    {
        var problem = Torch.Problem(network, new AdamDefinition(0.01, 0.9, 0.999, 1e-8) { WeightDecay = 0.1 });
        var (torch, reference) = (Gradient(Torch.Engine()), Gradient(new ReferenceEngine()));

        Assert.That(reference, Has.Some.Not.Zero);
        Assert.That(Torch.Difference(torch, Array.ConvertAll(reference, value => (double)value), 2e-5 * Math.Max(1, reference.Max(Math.Abs))), Is.Null);

        float[] Gradient(IEngine engine) => engine.Gradient(problem, Torch.Weights(network, 0), Torch.Masks(network, 0, 0.7), Torch.Order(problem, 0), iteration: 2);
    }

    [Test]
    public void Where_the_loss_is_not_finite_there_is_no_gradient()
    {
        var problem = Torch.Problem(NetworkDefinition.Chain(new Layer("Output", 4, 3, Activation.None)), new SgdDefinition(1, 0));
        var weights = new float[problem.Parameters];
        weights[^1] = float.PositiveInfinity;

        Assert.That(Torch.Engine().Gradient(problem, weights, MaskSet.Dense(problem.Layers), Torch.Order(problem, 0), 0), Is.All.NaN);
    }

    [Test]
    public void One_sigmoid_unit_has_the_loss_of_two_classes([Values(1, 4)] int replicates)
    {
        var network = NetworkDefinition.Chain(new Layer("Hidden", 4, 5, Activation.Tanh), new Layer("Output", 5, 1, Activation.None));
        var problem = ReferenceCases.Problem(network, Loss.SigmoidCrossEntropy, new SgdDefinition(1, 0));
        var trained = Torch.Train(Torch.Engine(), problem, replicates, density: 1, iterations: 3);

        for (var r = 0; r < replicates; r++)
            Assert.That(Torch.Difference(trained[r], Torch.Reference(problem, r, 1, 3).ReadWeights(), 2e-5), Is.Null);
    }

    [Test]
    public void Images_are_changed_as_the_runtime_draws_it([Values(0, 2)] int padding, [Values] bool flip, [Values] bool flat)
    {
        var shape = new Shape(3, 6, 5);
        var (conv, flatten) = (Layer.Conv("Conv", shape, 4, new Window(3, 1, 1), Activation.Tanh), Layer.Flatten("Flat", shape));
        var first = flat ? flatten : conv;
        var network = NetworkDefinition.Chain(first, new Layer("Output", first.To.Features, 3, Activation.None));
        var plain = Torch.Problem(network, new SgdDefinition(0.5, 0));

        // A table of values a channel, of which black is none of 0, and factors of examples.
        float[] values = [.. Enumerable.Range(0, 3 * 256).Select(i => (i % 256 - 100) / (50f + i / 256))];
        float[] scales = [.. Enumerable.Range(0, 23).Select(i => 0.5f + i / 23f)];
        var problem = plain with
        {
            Examples = Runtime.Tests.Sample.Random(23, shape.Features, 3, seed: 9, values: values, scales: scales),
            Augmentation = new AugmentationDefinition(flip, padding),
        };
        using var trainer = Torch.Engine().CreateTrainer(problem, 2);
        Torch.Start(trainer, problem, 2, density: 1);
        trainer.Train(4, CancellationToken.None);
        for (var r = 0; r < 2; r++)
        {
            var reference = Torch.Reference(problem, r, 1, 4);
            Assert.That(Torch.Difference(Torch.Read(trainer, problem, r), reference.ReadWeights(), 2e-5), Is.Null);

            // Examples that are only looked at are not changed.
            var outputs = new float[2 * 3];
            trainer.Predict(r, problem.Examples, [22, 3], outputs);
            Assert.That(Torch.Difference(outputs, reference.Predict(problem.Examples, [22, 3]), 1e-4), Is.Null);
        }
    }

    private static void AssertOutputs(TrainingProblem problem)
    {
        using var trainer = Torch.Engine().CreateTrainer(problem, Replicates);
        Torch.Start(trainer, problem, Replicates, density: 0.7);
        int[] rows = [4, 0, 22, 7, 7];
        var outputs = new float[rows.Length * 3];
        for (var r = 0; r < Replicates; r++)
        {
            trainer.Predict(r, problem.Examples, rows, outputs);
            Assert.That(Torch.Difference(outputs, Torch.Reference(problem, r, 0.7, 0).Predict(problem.Examples, rows), 2e-4), Is.Null, $"replicate {r}");
        }
    }

    // At a learning rate of 1 one step of gradient descent takes the gradient off the weights; running statistics follow their batch.
    // Single precision is held to the size of the whole gradient.
    private static void AssertGradient(TrainingProblem problem, double precision = 2e-5)
    {
        var trained = Torch.Train(Torch.Engine(), problem, Replicates, density: 0.7, iterations: 1);
        for (var r = 0; r < Replicates; r++)
        {
            var (before, after) = (Torch.Reference(problem, r, 0.7, 0).ReadWeights(), Torch.Reference(problem, r, 0.7, 1).ReadWeights());
            var largest = before.Zip(after, (a, b) => Math.Abs(b - a)).Max();
            Assert.That(Torch.Difference(trained[r], after, precision * Math.Max(1, largest)), Is.Null, $"replicate {r}, gradients up to {largest:G2}");
        }
    }
}
