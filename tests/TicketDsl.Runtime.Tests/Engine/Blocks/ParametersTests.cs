using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Blocks;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Updates;

namespace TicketDsl.Runtime.Tests.Engine.Blocks;

[TestFixture(typeof(Lanes512))]
[TestFixture(typeof(Lanes256))]
[TestFixture(typeof(Lanes128))]
[TestFixture(typeof(Lanes32))]
internal sealed unsafe class ParametersTests<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    [Test]
    public void Updates_are_the_plain_twin_to_the_bit([Values(1, 16, 64, 100, 300)] int length, [Values(0, 0.3f)] float weightDecay)
    {
        AssertPlain<SgdRule>(Networks.Sgd, length, weightDecay);
        AssertPlain<MomentumRule>(Networks.Momentum, length, weightDecay);
        AssertPlain<NesterovRule>(Networks.Nesterov, length, weightDecay);
        AssertPlain<AdamRule>(Networks.Adam, length, weightDecay);
    }

    [Test]
    public void Masked_ones_stay_0_and_carry_no_state([Values] bool finite, [Values(0, 0.3f)] float weightDecay)
    {
        AssertAsleep<SgdRule>(Networks.Sgd, finite, weightDecay);
        AssertAsleep<MomentumRule>(Networks.Momentum, finite, weightDecay);
        AssertAsleep<NesterovRule>(Networks.Nesterov, finite, weightDecay);
        AssertAsleep<AdamRule>(Networks.Adam, finite, weightDecay);
    }

    private static void AssertPlain<TRule>(OptimizerDefinition optimizer, int length, float weightDecay)
        where TRule : struct, IUpdateRule<TRule>
    {
        var random = new Random(length);
        using var parameters = new Parameters<TRule>(length);
        var padded = parameters.Length;
        var (values, first, second) = (new float[padded], new float[padded], new float[padded]);
        for (var i = 0; i < length; i++)
        {
            parameters.Keep(i);
            parameters.Values[i] = values[i] = random.NextSingle() - 0.5f;
        }

        var rule = TRule.First(optimizer);
        for (var step = 0; step < 5; step++, rule = rule.Next())
        {
            using var gradients = Numbers.Of(random, padded, edges: 0);
            gradients.Span[length..].Clear();
            var decayed = new float[padded];
            for (var i = 0; i < padded; i++) decayed[i] = weightDecay == 0 ? gradients.Span[i] : MathF.FusedMultiplyAdd(weightDecay, values[i], gradients.Span[i]);
            Plain(rule, values, first, second, decayed);

            parameters.Update<TLanes>(rule, weightDecay, 0, padded, gradients.Pointer);

            Assert.That(Bits.Difference(new ReadOnlySpan<float>(parameters.Values, padded), values), Is.Null, $"{optimizer}, step {step}");
        }
    }

    /// <summary>Groups of four 16 apart, as long as there are 64; the rest by themselves.</summary>
    private static void Plain<TRule>(TRule rule, float[] values, float[] first, float[] second, float[] gradients)
        where TRule : struct, IUpdateRule<TRule>
    {
        var grouped = values.Length / 64 * 64;
        for (var start = 0; start < grouped; start += 64)
            for (var lane = start; lane < start + 16; lane++)
                Together([lane, lane + 16, lane + 32, lane + 48]);
        for (var i = grouped; i < values.Length; i++) Together([i]);

        void Together(int[] group)
        {
            var (w, m, v) = (Array.ConvertAll(group, i => values[i]), Array.ConvertAll(group, i => first[i]), Array.ConvertAll(group, i => second[i]));
            rule.ApplyPlain(w, m, v, Array.ConvertAll(group, i => gradients[i]));
            for (var i = 0; i < group.Length; i++) (values[group[i]], first[group[i]], second[group[i]]) = (w[i], m[i], v[i]);
        }
    }

    /// <summary>What carried no state does not move when its mask is lifted and its gradient is 0.</summary>
    private static void AssertAsleep<TRule>(OptimizerDefinition optimizer, bool finite, float weightDecay)
        where TRule : struct, IUpdateRule<TRule>
    {
        const int Length = 112;
        var random = new Random(6);
        using var parameters = new Parameters<TRule>(Length);
        bool[] kept = [.. Enumerable.Range(0, Length).Select(_ => random.Next(2) == 0)];
        for (var i = 0; i < Length; i++)
        {
            if (!kept[i]) continue;
            parameters.Keep(i);
            parameters.Values[i] = 1;
        }

        using var gradients = new NativeArray<float>(Length);
        var rule = TRule.First(optimizer);
        for (var step = 0; step < 3; step++, rule = rule.Next())
        {
            for (var i = 0; i < Length; i++) gradients.Span[i] = finite || kept[i] ? random.NextSingle() + 1 : float.PositiveInfinity;
            parameters.Update<TLanes>(rule, weightDecay, 0, Length, gradients.Pointer);
            AssertZero($"step {step}");
        }

        for (var i = 0; i < Length; i++) parameters.Keep(i);
        gradients.Span.Clear();
        parameters.Update<TLanes>(rule, weightDecay, 0, Length, gradients.Pointer);
        AssertZero("unmasked");

        void AssertZero(string when)
        {
            for (var i = 0; i < Length; i++)
                if (!kept[i]) Assert.That(Bits.Of(parameters.Values[i]), Is.Zero, $"{optimizer}, {when}, [{i}]");
        }
    }
}
