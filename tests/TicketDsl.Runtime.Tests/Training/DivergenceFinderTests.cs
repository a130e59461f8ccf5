using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Training;

public sealed class DivergenceFinderTests
{
    [Test]
    public void Every_place_of_every_layer_is_looked_at([Values(float.NaN, float.PositiveInfinity, float.NegativeInfinity)] float value)
    {
        var layers = Declared.Layers(7, 5, 3);
        var weights = Enumerable.Range(0, 58).Select(i => i % 2 == 0 ? float.MaxValue : -float.Epsilon).ToArray();
        Assert.That(DivergenceFinder.FirstNotFinite(layers, weights), Is.Null);
        for (var i = 0; i < weights.Length; i++)
        {
            var broken = (float[])weights.Clone();
            broken[i] = value;
            Assert.That(DivergenceFinder.FirstNotFinite(layers, broken), Is.SameAs(layers[i < 40 ? 0 : 1]), $"place {i}");
            broken[^1] = value;
            Assert.That(DivergenceFinder.FirstNotFinite(layers, broken), Is.SameAs(layers[i < 40 ? 0 : 1]), "the first of two");
        }
    }

    private static IEnumerable<TestCaseData> Causes()
    {
        yield return Case(new SgdDefinition(30, 0), "the learning rate 30 is likely too large; try a tenth of it, or a warm-up");
        yield return Case(new SgdDefinition(30, 0.75), "the learning rate 30 (with momentum 0.75 a steady gradient moves 120 times itself) is likely too large");
        yield return Case(new SgdDefinition(30, 0) { WeightDecay = 0.1 }, "learning rate × weight decay is 3, and above 2 weight decay alone makes weights grow");
        yield return Case(new AdamDefinition(0.01, 0.9, 0.999, 1e-60), "Adam's epsilon 1E-60 is 0 in single precision");
        yield return Case(new AdamDefinition(0.01, 0.9, 0.999, 1e-8), "the learning rate 0.01 is likely too large");

        static TestCaseData Case(OptimizerDefinition optimizer, string cause) => new(optimizer, cause);
    }

    [TestCaseSource(nameof(Causes))]
    public void The_cause_follows_from_the_optimizer(OptimizerDefinition optimizer, string cause) =>
        Assert.That(DivergenceFinder.LikelyCause(optimizer), Does.StartWith(cause));
}
