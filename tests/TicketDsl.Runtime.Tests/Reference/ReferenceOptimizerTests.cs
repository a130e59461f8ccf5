namespace TicketDsl.Runtime.Tests.Reference;

/// <summary>Steps of the reference optimizers, worked out by hand: gradients 1, −2, ½ from a weight of 1 with learning rate 0.1.</summary>
public sealed class ReferenceOptimizerTests
{
    private static IEnumerable<TestCaseData> Optimizers()
    {
        yield return Case("gradient descent", new SgdDefinition(0.1, 0), 0.9, 1.1, 1.05);

        // v = 1, −1.5, −0.25.
        yield return Case("momentum", new SgdDefinition(0.1, 0.5), 0.9, 1.05, 1.075);

        // Steps g + ½v: 1.5, −2.75, 0.375.
        yield return Case("Nesterov", new SgdDefinition(0.1, 0.5) { Nesterov = true }, 0.85, 1.125, 1.0875);

        // g + ½w: 1.5, −2 + 0.425, 0.5 + 0.50375.
        yield return Case("weight decay", new SgdDefinition(0.1, 0) { WeightDecay = 0.5 }, 0.85, 1.0075, 0.907125);

        // g: 1.5, −2 + 0.425 = −1.575, ½ + 0.4535 = 0.9535; v = 1.5, −0.825, 0.541.
        yield return Case("weight decay before momentum", new SgdDefinition(0.1, 0.5) { WeightDecay = 0.5 }, 0.85, 0.9325, 0.9325 - 0.1 * (-0.4125 + 0.5 + 0.46625));

        // As in the tests of the engine's Adam.
        yield return Case("Adam", new AdamDefinition(0.1, 0.9, 0.999, 1e-8), 0.9, 0.9366104, 0.9502794);

        // The first step has m̂ = g and √v̂ = |g|: 1 / (1 + 1).
        yield return Case("epsilon", new AdamDefinition(0.1, 0.9, 0.999, 1), 0.95);

        static TestCaseData Case(string name, OptimizerDefinition optimizer, params double[] weights) =>
            new TestCaseData(optimizer, weights).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Optimizers))]
    public void It_takes_the_steps_worked_out_by_hand(OptimizerDefinition optimizer, double[] weights)
    {
        var parameters = new Parameters(2);
        parameters.Values[0] = parameters.Values[1] = 1;
        var reference = new ReferenceOptimizer(optimizer, 2);
        foreach (var (weight, gradient) in weights.Zip((double[])[1, -2, 0.5]))
        {
            parameters.Gradient[0] = parameters.Gradient[1] = gradient;
            reference.Step(parameters, [true, false], optimizer.LearningRate);
            Assert.That(parameters.Values[0], Is.EqualTo(weight).Within(1e-7));
        }

        Assert.That(parameters.Values[1], Is.EqualTo(1), "what is not trained");
    }
}
