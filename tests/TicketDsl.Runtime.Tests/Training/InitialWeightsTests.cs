using System.Collections.Immutable;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Training;

public sealed class InitialWeightsTests
{
    private static readonly ImmutableArray<Layer> Large = Declared.Layers(500, 200);

    // √(2 / (500 + 200)), √(2 / 500)
    [TestCase(Initializer.GlorotNormal, 0.0534522)]
    [TestCase(Initializer.KaimingNormal, 0.0632456)]
    public void Normal_weights_have_mean_0_the_stated_deviation_and_a_normals_tails(Initializer initializer, double deviation)
    {
        var weights = Weights(Large, initializer, 7);
        var standard = weights[..100_000].Select(weight => weight / deviation).ToArray();

        // Tolerances are five standard errors of 100,000 draws.
        Assert.That(standard.Average(), Is.Zero.Within(0.016));
        Assert.That(standard.Average(z => z * z), Is.EqualTo(1).Within(0.023));
        Assert.That(standard.Average(z => z * z * z), Is.Zero.Within(0.062));
        Assert.That(standard.Average(z => z * z * z * z), Is.EqualTo(3).Within(0.155));
    }

    [Test]
    public void Truncated_weights_stay_within_two_deviations_and_are_not_rescaled()
    {
        var standard = Weights(Large, Initializer.TruncatedNormal, 0.1)[..100_000].Select(weight => weight / 0.1).ToArray();

        // Variance of a normal truncated at ±2: 1 − 2·2·φ(2) / (Φ(2) − Φ(−2)) = 1 − 4·0.0539910 / 0.9544997 = 0.7737413.
        Assert.That(standard.Average(), Is.Zero.Within(0.014));
        Assert.That(standard.Average(z => z * z), Is.EqualTo(0.7737413).Within(0.014));
        Assert.That(standard.Max(Math.Abs), Is.InRange(1.999, 2.0000002));
    }

    // √(6 / (500 + 200)), √(6 / 500), and the limit that is declared
    [TestCase(Initializer.GlorotUniform, 0.0925820)]
    [TestCase(Initializer.KaimingUniform, 0.1095445)]
    [TestCase(Initializer.Uniform, 0.1)]
    public void Uniform_weights_fill_their_limits_evenly(Initializer initializer, double limit)
    {
        var standard = Weights(Large, initializer, 0.1)[..100_000].Select(weight => weight / limit).ToArray();

        // Variance 1/3; tolerances are five standard errors of 100,000 draws.
        Assert.That(standard.Max(Math.Abs), Is.InRange(0.9999, 1.000001));
        Assert.That(standard.Average(), Is.Zero.Within(0.0092));
        Assert.That(standard.Average(z => z * z), Is.EqualTo(1.0 / 3).Within(0.0048));
    }

    [Test]
    public void A_convolution_counts_the_places_of_its_window()
    {
        // inputs 16 · 9, outputs 200 · 9
        var layer = Layer.Conv("Conv1", new Shape(16, 8, 8), 200, new Window(3, 1, 1), Activation.Relu);
        var weights = Weights([layer], Initializer.GlorotUniform, 0);

        Assert.That(weights.Max(Math.Abs), Is.EqualTo(Math.Sqrt(6.0 / ((16 + 200) * 9))).Within(1e-5));
    }

    [Test]
    public void Batch_norm_changes_nothing_at_first()
    {
        var layer = new Layer("Hidden", 5, 2, Activation.Relu) { HasBias = false, HasBatchNorm = true };

        Assert.That(LayerWeights.Of([layer], 0, Weights([layer], Initializer.GlorotNormal, 0)).BatchNorm.ToArray(), Is.EqualTo(new float[] { 1, 1, 0, 0, 0, 0, 1, 1 }));
    }

    [Test]
    public void Biases_are_0([Values] Initializer initializer)
    {
        var layers = Declared.Layers(5, 4, 3);
        var weights = Weights(layers, initializer, 0.1);

        for (var l = 0; l < layers.Length; l++)
        {
            Assert.That(LayerWeights.Of(layers, l, weights).Biases.ToArray(), Is.All.Zero);
            Assert.That(LayerWeights.Of(layers, l, weights).Weights.ToArray(), Has.None.Zero);
        }
    }

    [Test]
    public void A_layers_weights_do_not_depend_on_the_layers_before_it()
    {
        var small = Weights(Declared.Layers(2, 5, 3), Initializer.TruncatedNormal, 0.1);
        var large = Weights(Declared.Layers(9, 5, 3), Initializer.TruncatedNormal, 0.1);

        Assert.That(small[^18..], Is.EqualTo(large[^18..]));
    }

    [TestCase(Initializer.GlorotNormal, "2856393711611b7b")]
    [TestCase(Initializer.KaimingNormal, "d84ad444cc39e15a")]
    [TestCase(Initializer.TruncatedNormal, "ed6c22c0cf027de0")]
    public void Their_bits_are_those_of_every_other_platform(Initializer initializer, string hash) =>
        Assert.That(Bits.Hash<float>(Weights(Declared.Layers(20, 30, 10), initializer, 0.1)), Is.EqualTo(hash));

    private static float[] Weights(ImmutableArray<Layer> layers, Initializer initializer, double deviation) => InitialWeights.Draw(
        layers, new InitializationDefinition(initializer, deviation) { Limit = deviation }, layer => new RandomKey("tests", 0).Stream(RandomPurpose.InitialWeights, (uint)layer));
}
