using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Tests.Engine;

[TestFixture(typeof(Lanes512))]
[TestFixture(typeof(Lanes256))]
[TestFixture(typeof(Lanes128))]
[TestFixture(typeof(Lanes32))]
internal sealed unsafe class OutputErrorTests<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    private const float Share = 1f / 3;

    [Test]
    public void Every_lane_has_the_bits_of_a_single_value([Values] Loss loss, [Values(3f, 30f, 300f)] float size)
    {
        ForRandomSums(loss, size, (sums, units, label, errors) =>
        {
            using var single = new NativeArray<float>(units);
            using var expected = new NativeArray<float>(units);
            for (var lane = 0; lane < TLanes.Count; lane++)
            {
                for (var unit = 0; unit < units; unit++) single.Span[unit] = sums[unit * TLanes.Count + lane];
                OutputError.Of<Lanes32>(loss, single.Pointer, units, label, Share, expected.Pointer);
                for (var unit = 0; unit < units; unit++)
                    Assert.That(Bits.Of(errors[unit * TLanes.Count + lane]), Is.EqualTo(Bits.Of(expected.Span[unit])));
            }
        });
    }

    [Test]
    public void It_is_the_derivative_of_the_loss([Values] Loss loss, [Values(3f, 30f, 300f)] float size)
    {
        ForRandomSums(loss, size, (sums, units, label, errors) =>
        {
            for (var lane = 0; lane < TLanes.Count; lane++)
            {
                var z = Enumerable.Range(0, units).Select(unit => (double)sums[unit * TLanes.Count + lane]).ToArray();
                var denominator = z.Sum(sum => Math.Exp(sum - z.Max()));
                for (var unit = 0; unit < units; unit++)
                {
                    var expected = loss == Loss.SigmoidCrossEntropy
                        ? 1 / (1 + Math.Exp(-z[0])) - label
                        : Math.Exp(z[unit] - z.Max()) / denominator - (unit == label ? 1 : 0);
                    Assert.That(errors[unit * TLanes.Count + lane], Is.EqualTo(expected / 3).Within(1e-7));
                }
            }
        });
    }

    [Test]
    public void A_sum_that_is_not_a_number_gives_an_error_that_is_none([Values] Loss loss)
    {
        var units = loss == Loss.SigmoidCrossEntropy ? 1 : 3;
        using var sums = new NativeArray<float>(units * TLanes.Count);
        using var errors = new NativeArray<float>(units * TLanes.Count);
        sums.Span[^1] = float.NaN;
        OutputError.Of<TLanes>(loss, sums.Pointer, units, 1, Share, errors.Pointer);

        Assert.That(errors.Span[TLanes.Count - 1], Is.NaN);
    }

    private delegate void Check(float[] sums, int units, int label, float[] errors);

    private static void ForRandomSums(Loss loss, float size, Check check)
    {
        var random = new Random(6);
        for (var i = 0; i < 40; i++)
        {
            var units = loss == Loss.SigmoidCrossEntropy ? 1 : random.Next(2, 12);
            var label = random.Next(Math.Max(units, 2));
            using var sums = new NativeArray<float>(units * TLanes.Count);
            using var errors = new NativeArray<float>(units * TLanes.Count);
            foreach (ref var sum in sums.Span) sum = (random.NextSingle() - 0.5f) * 2 * size;
            OutputError.Of<TLanes>(loss, sums.Pointer, units, label, Share, errors.Pointer);
            check(sums.Span.ToArray(), units, label, errors.Span.ToArray());
        }
    }
}
