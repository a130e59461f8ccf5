using TicketDsl.Runtime.Numerics;
using TicketDsl.Runtime.Randomness;

namespace TicketDsl.Runtime.Tests.Numerics;

public sealed class PortableMathTests
{
    [Test]
    public void Exp_is_within_two_units_in_the_last_place_of_the_library()
    {
        foreach (var x in Points(-745, 709.78)) Assert.That(Bits.Distance(PortableMath.Exp(x), Math.Exp(x)), Is.LessThanOrEqualTo(2), $"exp({x:R})");
        foreach (var x in Points(-1, 1)) Assert.That(Bits.Distance(PortableMath.Exp(x), Math.Exp(x)), Is.LessThanOrEqualTo(1), $"exp({x:R})");
    }

    [Test]
    public void Log_is_within_one_unit_in_the_last_place_of_the_library()
    {
        foreach (var exponent in Points(-1074, 1023.9))
        {
            var x = Math.Pow(2, exponent);
            Assert.That(Bits.Distance(PortableMath.Log(x), Math.Log(x)), Is.LessThanOrEqualTo(1), $"log({x:R})");
        }

        foreach (var x in Points(0.5, 2)) Assert.That(Bits.Distance(PortableMath.Log(x), Math.Log(x)), Is.LessThanOrEqualTo(1), $"log({x:R})");
    }

    [TestCase(0, ExpectedResult = 1)]
    [TestCase(-0.0, ExpectedResult = 1)]
    [TestCase(double.Epsilon, ExpectedResult = 1)]
    [TestCase(-double.Epsilon, ExpectedResult = 1)]
    [TestCase(double.PositiveInfinity, ExpectedResult = double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity, ExpectedResult = 0)]
    [TestCase(double.NaN, ExpectedResult = double.NaN)]
    [TestCase(709.79, ExpectedResult = double.PositiveInfinity)]
    [TestCase(-745.14, ExpectedResult = 0)]
    [TestCase(-745.13, ExpectedResult = double.Epsilon)]
    public double Exp_at_its_edges(double x) => PortableMath.Exp(x);

    [Test]
    public void Exp_of_many_values_has_the_bits_of_each([Values(0, 1, 7, 16, 1000)] int count, [Values(0, 0.01, 0.3)] double edges)
    {
        var random = new RandomKey("powers of tests", count).Stream(RandomPurpose.InitialWeights);
        double[] odd = [double.NaN, double.NegativeInfinity, double.PositiveInfinity, 0, -0.0, -700, -700.5, -745.2, 3, 710, -1e-300, -0.34657359027997264];
        var values = new double[count];
        foreach (ref var value in values.AsSpan())
            value = random.NextUniform() < edges ? odd[random.NextBelow(odd.Length)] : -Math.Pow(2, 20 * random.NextUniform() - 10) * 0.6;
        var expected = Array.ConvertAll(values, PortableMath.Exp);
        PortableMath.Exp(values);

        Assert.That(values.Select(BitConverter.DoubleToInt64Bits), Is.EqualTo(expected.Select(BitConverter.DoubleToInt64Bits)));
    }

    [TestCase(709.78)]
    [TestCase(709.782712893384)]
    [TestCase(-708.3964185322641)]
    [TestCase(-708.4)]
    [TestCase(-745)]
    public void Exp_near_overflow_and_among_subnormals_agrees_with_the_library(double x) =>
        Assert.That(Bits.Distance(PortableMath.Exp(x), Math.Exp(x)), Is.LessThanOrEqualTo(1));

    [TestCase(0, ExpectedResult = double.NegativeInfinity)]
    [TestCase(-0.0, ExpectedResult = double.NegativeInfinity)]
    [TestCase(1, ExpectedResult = 0)]
    [TestCase(-1, ExpectedResult = double.NaN)]
    [TestCase(double.NaN, ExpectedResult = double.NaN)]
    [TestCase(double.PositiveInfinity, ExpectedResult = double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity, ExpectedResult = double.NaN)]
    [TestCase(double.Epsilon, ExpectedResult = -744.4400719213812)]
    [TestCase(double.MaxValue, ExpectedResult = 709.782712893384)]
    public double Log_at_its_edges(double x) => PortableMath.Log(x);

    [Test]
    public void The_bits_of_exp_and_log_are_those_of_every_other_platform()
    {
        var exp = Points(-745, 709.78).Select(PortableMath.Exp).ToArray();
        var log = Points(0, 1e6).Select(PortableMath.Log).ToArray();

        Assert.That(Bits.Hash<double>(exp), Is.EqualTo("17ced23df8dbd6f5"));
        Assert.That(Bits.Hash<double>(log), Is.EqualTo("eb29135a5dae4a59"));
    }

    private static IEnumerable<double> Points(double low, double high)
    {
        var stream = new RandomKey("points", 0).Stream(RandomPurpose.InitialWeights);
        for (var i = 0; i < 20_000; i++) yield return low + (high - low) * stream.NextUniform();
    }
}
