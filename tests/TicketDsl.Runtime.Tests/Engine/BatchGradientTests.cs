using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Tests.Reference;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Engine;

/// <summary>The gradient over one batch that an engine gives without a training.</summary>
public sealed class BatchGradientTests
{
    private const int BatchSize = 7;

    public static IEnumerable<TestCaseData> Networks() =>
        ReferenceCases.All().Select(network => new TestCaseData(network.Network).SetArgDisplayNames(network.Name));

    [TestCaseSource(nameof(Networks))]
    public void It_is_the_derivative_of_the_loss_over_that_batch_alone(NetworkDefinition network)
    {
        var problem = Problem(network);
        for (var iteration = 0; iteration < 2; iteration++)
        {
            var (applied, expected) = (Gradient(new EmbeddedEngine(), problem, iteration), Gradient(new ReferenceEngine(), problem, iteration));
            Assert.That(expected, Has.Some.Not.Zero);
            for (var i = 0; i < expected.Length; i++)
                Assert.That(applied[i], Is.EqualTo(expected[i]).Within(1e-5 + 1e-4 * Math.Abs(expected[i])), $"iteration {iteration}, parameter {i}");
        }
    }

    [TestCaseSource(nameof(Networks))]
    public void It_has_the_same_bits_in_every_width_and_under_every_optimizer(NetworkDefinition network)
    {
        var problem = Problem(network);
        var gradient = Gradient(new EmbeddedEngine(default), problem, 0);

        foreach (var width in Enum.GetValues<LaneWidth>())
            Assert.That(Bits.Difference(Gradient(new EmbeddedEngine(width), problem, 0), gradient), Is.Null, $"{width}");
        Assert.That(Bits.Difference(Gradient(new EmbeddedEngine(), problem with { Optimizer = new AdamDefinition(0.01, 0.9, 0.999, 1e-8) { WeightDecay = 0.1 } }, 0), gradient), Is.Null);
    }

    [Test]
    public void Weights_that_are_masked_have_none_and_those_that_are_kept_have_theirs([Values(0.3, 0.8)] double density)
    {
        var problem = Problem(ReferenceCases.All().First(network => network.Name == "Relu").Network);
        var masks = Runtime.Pruning.RandomMasks.OfDensity(problem.Layers, density, new RandomKey("masked", 0));
        var gradient = Gradient(new EmbeddedEngine(), problem, 0, masks);
        var expected = Gradient(new ReferenceEngine(), problem, 0, masks);

        foreach (var place in Tests.Engine.Networks.Masked(problem, masks)) Assert.That(gradient[place], Is.Zero);
        Assert.That(gradient, Is.EqualTo(expected).Within(1e-5));
    }

    [Test]
    public void Where_outputs_are_not_finite_there_is_none()
    {
        var problem = Problem(ReferenceCases.All().First(network => network.Name == "Tanh").Network);
        var order = new BatchOrder(new RandomKey("gradient", 0), [.. Enumerable.Range(0, 20)], BatchSize);
        var weights = new float[problem.Parameters];
        weights[^1] = float.PositiveInfinity;

        Assert.That(new EmbeddedEngine().Gradient(problem, weights, MaskSet.Dense(problem.Layers), order, 0), Is.All.NaN);
    }

    private static TrainingProblem Problem(NetworkDefinition network)
    {
        var examples = Sample.Random(20, network.Input.Features, 3, seed: 8);
        return new TrainingProblem(network, Loss.SoftmaxCrossEntropy, new SgdDefinition(1, 0), examples, BatchSize, IsFullBatch: false);
    }

    private static float[] Gradient(IEngine engine, TrainingProblem problem, int iteration, MaskSet? masks = null)
    {
        var order = new BatchOrder(new RandomKey("gradient", 0), [.. Enumerable.Range(0, 20)], BatchSize);
        float[] weights = [.. ReferenceCases.Weights(problem.Network, seed: 3).Select(weight => (float)weight)];
        return engine.Gradient(problem, weights, masks ?? MaskSet.Dense(problem.Layers), order, iteration);
    }
}
