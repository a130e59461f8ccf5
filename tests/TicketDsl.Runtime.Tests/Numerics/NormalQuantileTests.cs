using TicketDsl.Runtime.Numerics;
using TicketDsl.Runtime.Randomness;

namespace TicketDsl.Runtime.Tests.Numerics;

public sealed class NormalQuantileTests
{
    [TestCase(0.5, 0)]
    [TestCase(0.75, 0.6744897501960817)]
    [TestCase(0.975, 1.959963984540054)]
    [TestCase(0.999, 3.090232306167813)]
    [TestCase(1e-10, -6.361340902404056)]
    [TestCase(1e-100, -21.273453560965322)]
    public void Known_points_are_met(double probability, double quantile) =>
        Assert.That(NormalQuantile.At(probability), Is.EqualTo(quantile).Within(4e-15 * Math.Max(1, Math.Abs(quantile))));

    [TestCase(0.5)]
    [TestCase(0.1)]
    [TestCase(0.0625)]
    [TestCase(0.0009765625)]
    public void The_two_sides_mirror_each_other(double probability) =>
        Assert.That(NormalQuantile.At(1 - probability), Is.EqualTo(-NormalQuantile.At(probability)));

    [Test]
    public void It_rises_with_the_probability()
    {
        var quantiles = Enumerable.Range(1, 9999).Select(i => NormalQuantile.At(i / 10_000.0));

        Assert.That(quantiles, Is.Ordered.And.Unique);
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(-0.1)]
    [TestCase(1.1)]
    [TestCase(double.NaN)]
    public void What_is_no_probability_is_refused(double probability) =>
        Assert.That(() => NormalQuantile.At(probability), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Its_bits_are_those_of_every_other_platform()
    {
        var stream = new RandomKey("points", 0).Stream(RandomPurpose.InitialWeights);
        var quantiles = Enumerable.Range(0, 20_000).Select(_ => NormalQuantile.At(stream.NextUniform())).ToArray();

        Assert.That(Bits.Hash<double>(quantiles), Is.EqualTo("9aba208a374eda98"));
    }
}
