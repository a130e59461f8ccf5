using TicketDsl.Runtime.Engine;

namespace TicketDsl.Runtime.Tests.Reference;

/// <summary>The gradients of the reference against central differences of its own loss, for everything that a network can hold.</summary>
public sealed class ReferenceGradientTests
{
    private static readonly Pass Training = new(IsTraining: true, ReferenceCases.Coins);

    public static IEnumerable<TestCaseData> Networks() =>
        ReferenceCases.All().Select(one => new TestCaseData(one.Network).SetArgDisplayNames(one.Name));

    [TestCaseSource(nameof(Networks))]
    public void The_gradient_is_the_derivative_of_the_loss(NetworkDefinition network) => AssertGradient(ReferenceCases.Problem(network));

    [Test]
    public void The_gradient_of_one_sigmoid_unit_is_the_derivative_of_its_loss() => AssertGradient(ReferenceCases.Problem(
        NetworkDefinition.Chain(new Layer("Hidden", 4, 5, Activation.Tanh), new Layer("Output", 5, 1, Activation.None)), Loss.SigmoidCrossEntropy));

    private static void AssertGradient(TrainingProblem problem)
    {
        var weights = FarFromKinks(problem);
        var expected = ReferenceGradient.ByDifferences(problem, weights, problem.Examples, Training);
        var gradient = ReferenceGradient.Of(problem, weights, problem.Examples, Training);

        Assert.That(expected, Has.Some.Not.Zero);
        for (var i = 0; i < expected.Length; i++) Assert.That(gradient[i], Is.EqualTo(expected[i]).Within(1e-8 + 1e-6 * Math.Abs(expected[i])), $"parameter {i}");
    }

    private static double[] FarFromKinks(TrainingProblem problem) => Enumerable.Range(0, 1000)
        .Select(seed => ReferenceCases.Weights(problem.Network, seed))
        .First(weights => ReferenceGradient.DistanceFromKinks(problem, weights, problem.Examples, Training) > 2e-4);
}
