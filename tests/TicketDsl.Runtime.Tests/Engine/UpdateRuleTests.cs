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
    public void Nesterovs_momentum_is_its_plain_twin_to_the_bit() => AssertPlain<NesterovRule>(Networks.Nesterov);

    [Test]
    public void Adam_is_its_plain_twin_to_the_bit() => AssertPlain<AdamRule>(Networks.Adam);

    [Test]
    public void Gradient_descent_in_rows_is_its_plain_twin_to_the_bit() => AssertPlainRows<SgdRule>(Networks.Sgd);

    [Test]
    public void Momentum_in_rows_is_its_plain_twin_to_the_bit() => AssertPlainRows<MomentumRule>(Networks.Momentum);

    [Test]
    public void Nesterovs_momentum_in_rows_is_its_plain_twin_to_the_bit() => AssertPlainRows<NesterovRule>(Networks.Nesterov);

    [Test]
    public void Adam_in_rows_is_its_plain_twin_to_the_bit() => AssertPlainRows<AdamRule>(Networks.Adam);

    [Test]
    public void Adam_whose_epsilon_is_too_small_for_shared_divisions_is_its_plain_twin_to_the_bit()
    {
        AssertPlainRows<AdamRule>(Networks.Adam with { Epsilon = 1e-12 });
        AssertPlainRows<AdamRule>(Networks.Adam with { Epsilon = 0 });
    }

    [Test]
    public void A_shared_division_moves_weights_by_less_than_two_units_in_the_last_place_of_the_step()
    {
        float[] gradients = [1e-6f, 3, -0.02f, 1e4f];
        var (together, apart) = (new float[4], new float[4]);
        var rule = AdamRule.First(Networks.Adam);
        rule.ApplyPlain(together, new float[4], new float[4], gradients);
        for (var i = 0; i < 4; i++) rule.ApplyPlain(apart.AsSpan(i, 1), new float[1], new float[1], gradients.AsSpan(i, 1));

        Assert.That(together, Is.EqualTo(apart).Within(4e-7).Percent.Or.EqualTo(apart).Within(2e-9));
    }

    [Test]
    public void Weights_that_are_not_kept_stay_0_whatever_their_neighbours_are([Values] bool finite)
    {
        const int Count = 112;
        var random = new Random(7);
        using var weights = new NativeArray<float>(Count);
        using var first = new NativeArray<float>(Count);
        using var second = new NativeArray<float>(Count);
        using var gradients = new NativeArray<float>(Count);
        using var kept = new NativeArray<ushort>(Count / 16);
        for (var i = 0; i < Count; i++)
            if (random.Next(2) == 0) (weights.Span[i], kept.Span[i / 16]) = (1, (ushort)(kept.Span[i / 16] | 1 << i % 16));
        var rule = AdamRule.First(Networks.Adam);
        for (var step = 0; step < 3; step++, rule = rule.Next())
        {
            for (var i = 0; i < Count; i++) gradients.Span[i] = finite ? random.NextSingle() - 0.5f : float.PositiveInfinity;
            WeightRows.Update<TLanes, AdamRule>(rule, Count, weights.Pointer, first.Pointer, second.Pointer, gradients.Pointer, kept.Pointer);
            for (var i = 0; i < Count; i++)
            {
                var isKept = (kept.Span[i / 16] >> i % 16 & 1) != 0;
                Assert.That(first.Span[i] != 0, Is.EqualTo(isKept));
                Assert.That(second.Span[i] != 0, Is.EqualTo(isKept));
                if (!isKept) Assert.That(Bits.Of(weights.Span[i]), Is.Zero);
            }
        }
    }

    // 9e-31 is flushed, 1.1e-30 is not: momentum's v = g at once, Adam's m = g and v = g² at every 64th iteration.
    [TestCase(9e-31f, 0f)]
    [TestCase(-9e-31f, 0f)]
    [TestCase(1.1e-30f, 1.1e-30f)]
    [TestCase(-1.1e-30f, -1.1e-30f)]
    public void Velocities_below_1e_minus_30_become_0(float gradient, float velocity) =>
        Assert.That((Once<MomentumRule>(Networks.Momentum, gradient).First, Once<NesterovRule>(Networks.Nesterov, gradient).First), Is.EqualTo((velocity, velocity)));

    [TestCase(9e-31f, 0f)]
    [TestCase(-9e-31f, 0f)]
    [TestCase(1.1e-30f, 1.1e-30f)]
    public void First_moments_of_Adam_below_1e_minus_30_become_0_at_every_64th_iteration(float gradient, float moment)
    {
        Assert.That(Once<AdamRule>(Networks.Adam, gradient, iteration: 63).First, Is.EqualTo(gradient));
        Assert.That(Once<AdamRule>(Networks.Adam, gradient, iteration: 64).First, Is.EqualTo(moment));
        Assert.That(Once<AdamRule>(Networks.Adam, gradient, iteration: 128).First, Is.EqualTo(moment));
    }

    [TestCase(9e-16f, 0f)]
    [TestCase(-9e-16f, 0f)]
    [TestCase(2e-15f, 4e-30f)]
    public void Second_moments_of_Adam_below_1e_minus_30_become_0_at_every_64th_iteration(float gradient, float moment)
    {
        Assert.That(Once<AdamRule>(Networks.Adam, gradient, iteration: 63).Second, Is.EqualTo(gradient * gradient));
        Assert.That(Once<AdamRule>(Networks.Adam, gradient, iteration: 64).Second, Is.EqualTo(moment).Within(1e-35f));
    }

    [Test]
    public void At_another_learning_rate_a_rule_is_the_one_of_that_rate_and_iteration([Values(1, 2, 64, 100)] int iteration)
    {
        AssertAtRate<SgdRule>(Networks.Sgd, iteration);
        AssertAtRate<MomentumRule>(Networks.Momentum, iteration);
        AssertAtRate<NesterovRule>(Networks.Nesterov, iteration);
        AssertAtRate<AdamRule>(Networks.Adam, iteration);
    }

    [Test]
    public void A_gradient_that_was_always_0_leaves_weight_and_moments_as_they_are()
    {
        foreach (var after in ((float, float, float)[])
            [Once<SgdRule>(Networks.Sgd, 0), Once<MomentumRule>(Networks.Momentum, 0), Once<NesterovRule>(Networks.Nesterov, 0), Once<AdamRule>(Networks.Adam, 0)])
            Assert.That(after, Is.EqualTo((0.3f, 0f, 0f)));
    }

    private static void AssertAtRate<TRule>(OptimizerDefinition optimizer, int iteration)
        where TRule : struct, IUpdateRule<TRule>
    {
        const double Rate = 0.037;
        var (rule, ofRate) = (TRule.First(optimizer), TRule.First(optimizer with { LearningRate = Rate }));
        for (var i = 1; i < iteration; i++) (rule, ofRate) = (rule.Next(), ofRate.Next());

        Assert.That(After(rule.AtRate(Rate)), Is.EqualTo(After(ofRate)), $"{optimizer}");
        Assert.That(After(rule.AtRate(Rate).Next()), Is.EqualTo(After(ofRate.Next())), $"{optimizer}, the next");
        Assert.That(After(rule), Is.Not.EqualTo(After(ofRate)), $"{optimizer}, at its own rate");

        static uint[] After(TRule rule)
        {
            const int Count = 128;
            var random = new Random(3);
            using var weights = Numbers.Of(random, Count, edges: 0);
            using var first = Numbers.Of(random, Count, edges: 0);
            using var second = Numbers.Of(random, Count, edges: 0);
            using var gradients = Numbers.Of(random, Count, edges: 0);
            foreach (ref var moment in second.Span) moment *= moment;
            WeightRows.Update<TLanes, TRule>(rule, Count, weights.Pointer, first.Pointer, second.Pointer, gradients.Pointer);
            return Array.ConvertAll([.. weights.Span, .. first.Span, .. second.Span], Bits.Of);
        }
    }

    /// <summary>A weight of 0.3 and its moments after one step of that iteration's rule.</summary>
    private static (float Weight, float First, float Second) Once<TRule>(OptimizerDefinition optimizer, float gradient, int iteration = 1)
        where TRule : struct, IUpdateRule<TRule>
    {
        using var weights = new NativeArray<float>(16);
        using var first = new NativeArray<float>(16);
        using var second = new NativeArray<float>(16);
        weights.Span.Fill(0.3f);
        var rule = TRule.First(optimizer);
        for (var i = 1; i < iteration; i++) rule = rule.Next();
        rule.Apply(weights.Pointer, first.Pointer, second.Pointer, TLanes.Broadcast(gradient), default(AllKept));
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
        for (var step = 0; step < 70; step++, rule = rule.Next())
        {
            for (var i = 0; i < Count; i++) gradients.Span[i] = Number(random);
            for (var i = 0; i < Count; i += TLanes.Count)
                rule.Apply(weights.Pointer + i, first.Pointer + i, second.Pointer + i, TLanes.Load(gradients.Pointer + i), default(AllKept));
            for (var i = 0; i < Count; i++) rule.ApplyPlain(plainWeights.AsSpan(i, 1), plainFirst.AsSpan(i, 1), plainSecond.AsSpan(i, 1), gradients.Span.Slice(i, 1));

            Assert.That(Bits.Difference(weights.Span, plainWeights), Is.Null, $"weights, step {step}");
            Assert.That(Bits.Difference(first.Span, plainFirst), Is.Null, $"first moments, step {step}");
            Assert.That(Bits.Difference(second.Span, plainSecond), Is.Null, $"second moments, step {step}");
        }
    }

    /// <summary>Rows of every remainder of 64, half of the weights not kept, their groups of four as documented.</summary>
    private static void AssertPlainRows<TRule>(OptimizerDefinition optimizer)
        where TRule : struct, IUpdateRule<TRule>
    {
        foreach (var count in (int[])[16, 64, 112, 256, 304])
        {
            var random = new Random(count);
            using var weights = new NativeArray<float>(count);
            using var first = new NativeArray<float>(count);
            using var second = new NativeArray<float>(count);
            using var gradients = new NativeArray<float>(count);
            for (var i = 0; i < count; i++) weights.Span[i] = Number(random);
            var (plainWeights, plainFirst, plainSecond) = (weights.Span.ToArray(), new float[count], new float[count]);
            var rule = TRule.First(optimizer);
            for (var step = 0; step < 70; step++, rule = rule.Next())
            {
                for (var i = 0; i < count; i++) gradients.Span[i] = Number(random);
                WeightRows.Update<TLanes, TRule>(rule, count, weights.Pointer, first.Pointer, second.Pointer, gradients.Pointer);
                WeightRows.Plain(rule, plainWeights, plainFirst, plainSecond, gradients.Span);

                Assert.That(Bits.Difference(weights.Span, plainWeights), Is.Null, $"weights, step {step}");
                Assert.That(Bits.Difference(first.Span, plainFirst), Is.Null, $"first moments, step {step}");
                Assert.That(Bits.Difference(second.Span, plainSecond), Is.Null, $"second moments, step {step}");
            }
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
