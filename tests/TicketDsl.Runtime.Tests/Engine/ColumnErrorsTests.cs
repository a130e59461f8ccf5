using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Tests.Engine;

[TestFixture(typeof(Lanes512))]
[TestFixture(typeof(Lanes256))]
[TestFixture(typeof(Lanes128))]
[TestFixture(typeof(Lanes32))]
internal sealed unsafe class ColumnErrorsTests<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    [Test]
    public void They_are_those_of_each_example_to_the_bit_and_0_where_there_is_none(
        [Values] Loss loss, [Range(1, 16)] int examples, [Values(0, 0.05)] double edges)
    {
        var random = new Random(examples);
        var units = loss == Loss.SigmoidCrossEntropy ? 1 : random.Next(2, 12);
        var stride = 16 * random.Next(1, 4);
        using var sums = Numbers.Of(random, units * stride, edges);
        using var errors = Numbers.Of(random, units * stride, edges);
        byte[] labels = [.. Enumerable.Range(0, examples).Select(_ => (byte)random.Next(Math.Max(2, units)))];
        using var single = new NativeArray<float>(units);
        using var error = new NativeArray<float>(units);
        var expected = errors.Span.ToArray();
        for (var example = 0; example < stride; example++)
        {
            for (var unit = 0; unit < units; unit++) single.Span[unit] = sums.Span[unit * stride + example];
            if (example < examples) OutputError.Of<Lanes32>(loss, single.Pointer, units, labels[example], 1f / examples, error.Pointer);
            for (var unit = 0; unit < units; unit++) expected[unit * stride + example] = example < examples ? error.Span[unit] : 0;
        }

        var areFinite = ColumnErrors.Of<TLanes>(loss, sums.Pointer, units, stride, labels, errors.Pointer);

        Assert.That(Bits.Difference(errors.Span, expected), Is.Null);
        Assert.That(areFinite, Is.EqualTo(AreFinite(sums, units, stride, examples)));
    }

    [Test]
    public void One_sum_that_is_not_finite_is_seen_wherever_it_is(
        [Values] Loss loss, [Values(1, 7, 16, 17, 40)] int examples, [Values(float.NaN, float.PositiveInfinity, float.NegativeInfinity)] float value)
    {
        var units = loss == Loss.SigmoidCrossEntropy ? 1 : 3;
        const int Stride = 48;
        using var sums = new NativeArray<float>(units * Stride);
        using var errors = new NativeArray<float>(units * Stride);
        for (var place = 0; place < sums.Length; place++)
        {
            sums.Span.Fill(float.MaxValue);
            sums.Span[place] = value;

            Assert.That(ColumnErrors.Of<TLanes>(loss, sums.Pointer, units, Stride, new byte[examples], errors.Pointer), Is.EqualTo(place % Stride >= examples), $"{place}");
        }
    }

    private static bool AreFinite(NativeArray<float> sums, int units, int stride, int examples) =>
        Enumerable.Range(0, units).All(unit => Array.TrueForAll(sums.Span.Slice(unit * stride, examples).ToArray(), float.IsFinite));
}
