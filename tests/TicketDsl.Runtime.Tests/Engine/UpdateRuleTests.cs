using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Updates;

namespace TicketDsl.Runtime.Tests.Engine;

[TestFixture(typeof(Lanes512))]
[TestFixture(typeof(Lanes256))]
[TestFixture(typeof(Lanes128))]
[TestFixture(typeof(Lanes32))]
internal sealed unsafe class UpdateRuleTests<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    [Test]
    public void Gradient_descent_is_its_plain_twin_to_the_bit() => AssertPlain<SgdRule>(Networks.Sgd);

    [Test]
    public void Momentum_is_its_plain_twin_to_the_bit() => AssertPlain<MomentumRule>(Networks.Momentum);

    [Test]
    public void Adam_is_its_plain_twin_to_the_bit() => AssertPlain<AdamRule>(Networks.Adam);

    // 9e-31 is flushed, 1.1e-30 is not. Momentum: v = g. Adam: m = 0.1·g, v = 0.001·g².
    [TestCase(9e-31f, 0f)]
    [TestCase(-9e-31f, 0f)]
    [TestCase(1.1e-30f, 1.1e-30f)]
    [TestCase(-1.1e-30f, -1.1e-30f)]
    public void Velocities_below_1e_minus_30_become_0(float gradient, float velocity) =>
        Assert.That(Once<MomentumRule>(Networks.Momentum, gradient).First, Is.EqualTo(velocity));

    [TestCase(9e-30f, 0f)]
    [TestCase(-9e-30f, 0f)]
    [TestCase(1.1e-29f, 1.1e-30f)]
    public void First_moments_below_1e_minus_30_become_0(float gradient, float moment) =>
        Assert.That(Once<AdamRule>(Networks.Adam, gradient).First, Is.EqualTo(moment).Within(1e-36f));

    [TestCase(3e-14f, 0f)]
    [TestCase(-3e-14f, 0f)]
    [TestCase(4e-14f, 1.6e-30f)]
    public void Second_moments_below_1e_minus_30_become_0(float gradient, float moment) =>
        Assert.That(Once<AdamRule>(Networks.Adam, gradient).Second, Is.EqualTo(moment).Within(1e-35f));

    [Test]
    public void A_gradient_that_was_always_0_leaves_weight_and_moments_as_they_are()
    {
        foreach (var after in ((float, float, float)[])[Once<SgdRule>(Networks.Sgd, 0), Once<MomentumRule>(Networks.Momentum, 0), Once<AdamRule>(Networks.Adam, 0)])
            Assert.That(after, Is.EqualTo((0.3f, 0f, 0f)));
    }

    /// <summary>A weight of 0.3 and its moments after one step.</summary>
    private static (float Weight, float First, float Second) Once<TRule>(OptimizerDefinition optimizer, float gradient)
        where TRule : struct, IUpdateRule<TRule>
    {
        using var weights = new NativeArray<float>(16);
        using var first = new NativeArray<float>(16);
        using var second = new NativeArray<float>(16);
        weights.Span.Fill(0.3f);
        TRule.First(optimizer).Apply(weights.Pointer, first.Pointer, second.Pointer, TLanes.Broadcast(gradient));
        return (weights.Span[TLanes.Count - 1], first.Span[TLanes.Count - 1], second.Span[TLanes.Count - 1]);
    }

    private static void AssertPlain<TRule>(OptimizerDefinition optimizer)
        where TRule : struct, IUpdateRule<TRule>
    {
        const int Count = 512;
        var random = new Random(5);
        using var weights = new NativeArray<float>(Count);
        using var first = new NativeArray<float>(Count);
        using var second = new NativeArray<float>(Count);
        using var gradients = new NativeArray<float>(Count);
        for (var i = 0; i < Count; i++) weights.Span[i] = Number(random);
        var (plainWeights, plainFirst, plainSecond) = (weights.Span.ToArray(), new float[Count], new float[Count]);
        var rule = TRule.First(optimizer);
        for (var step = 0; step < 40; step++, rule = rule.Next())
        {
            for (var i = 0; i < Count; i++) gradients.Span[i] = Number(random);
            for (var i = 0; i < Count; i += TLanes.Count)
                rule.Apply(weights.Pointer + i, first.Pointer + i, second.Pointer + i, TLanes.Load(gradients.Pointer + i));
            for (var i = 0; i < Count; i++) rule.ApplyPlain(ref plainWeights[i], ref plainFirst[i], ref plainSecond[i], gradients.Span[i]);

            Assert.That(Bits.Difference(weights.Span, plainWeights), Is.Null, $"weights, step {step}");
            Assert.That(Bits.Difference(first.Span, plainFirst), Is.Null, $"first moments, step {step}");
            Assert.That(Bits.Difference(second.Span, plainSecond), Is.Null, $"second moments, step {step}");
        }
    }

    /// <summary>Of any size between 1e-35 and 10, and sometimes 0, infinite or not a number.</summary>
    private static float Number(Random random) => random.Next(400) switch
    {
        0 => float.NaN,
        1 => float.PositiveInfinity,
        < 40 => 0,
        _ => (float)((random.Next(2) * 2 - 1) * Math.Pow(10, random.NextDouble() * 36 - 35)),
    };
}
