using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Tests.Engine;

[TestFixture(typeof(Lanes512))]
[TestFixture(typeof(Lanes256))]
[TestFixture(typeof(Lanes128))]
[TestFixture(typeof(Lanes32))]
internal sealed unsafe class ExponentialTests<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    [Test]
    public void It_is_its_plain_twin_to_the_bit()
    {
        var points = Points();
        using var powers = Powers(points);

        Assert.That(Bits.Difference(powers.Span[..points.Length], Array.ConvertAll(points, Exponential.Plain)), Is.Null);
    }

    [Test]
    public void It_is_within_three_units_in_the_last_place()
    {
        var points = Points().Where(x => x is >= -87 and <= 88).ToArray();
        using var powers = Powers(points);

        for (var i = 0; i < points.Length; i++)
        {
            var exact = Math.Exp(points[i]);
            var unit = MathF.BitIncrement((float)exact) - (float)exact;
            Assert.That(powers.Span[i], Is.EqualTo(exact).Within(3.0 * unit), $"exp({points[i]:R})");
        }
    }

    [TestCase(0f, ExpectedResult = 1f)]
    [TestCase(-0f, ExpectedResult = 1f)]
    [TestCase(float.NaN, ExpectedResult = float.NaN)]
    public float At_its_edges(float x)
    {
        using var powers = Powers([x]);
        return powers.Span[0];
    }

    [TestCase(88.1f, 88f)]
    [TestCase(1e30f, 88f)]
    [TestCase(float.PositiveInfinity, 88f)]
    [TestCase(-87.1f, -87f)]
    [TestCase(-1e30f, -87f)]
    [TestCase(float.NegativeInfinity, -87f)]
    public void Beyond_its_range_it_is_what_it_is_at_the_border(float x, float border)
    {
        using var powers = Powers([x, border]);

        Assert.That(powers.Span[0], Is.EqualTo(powers.Span[1]).And.GreaterThan(0).And.LessThan(float.MaxValue));
    }

    private static float[] Points() =>
    [
        0, -0f, float.Epsilon, -float.Epsilon, 1e-30f, 1e-8f, -1e-8f, 0.34657359f, -0.34657359f, 87, -87, 88, -88, 87.99999f, -86.99999f, 88.00001f, -87.00001f,
        float.PositiveInfinity, float.NegativeInfinity, float.NaN, float.MaxValue, float.MinValue,
        .. Enumerable.Range(0, 20_000).Select(i => (i - 10_000) / 111.003f),
    ];

    private static NativeArray<float> Powers(float[] points)
    {
        var powers = new NativeArray<float>((points.Length + 15) / 16 * 16);
        points.CopyTo(powers.Span);
        for (var i = 0; i < points.Length; i += TLanes.Count) Exponential.Of(TLanes.Load(powers.Pointer + i)).Store(powers.Pointer + i);
        return powers;
    }
}
