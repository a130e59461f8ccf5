using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Tests.Engine;

[TestFixture(typeof(Lanes512))]
[TestFixture(typeof(Lanes256))]
[TestFixture(typeof(Lanes128))]
[TestFixture(typeof(Lanes32))]
internal sealed unsafe class PackedKernelTests<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    private const int Rows = 9;

    [Test]
    public void Forward_sums_are_their_plain_twin_to_the_bit(
        [Values(0, 1, 2, 23)] int count, [Values(64, 192)] int stride, [Values] bool starts, [Values] bool relu, [Values(0, 0.02)] double edges)
    {
        var random = new Random(count);
        using var source = Numbers.Of(random, Rows * stride, edges);
        using var weights = Numbers.Of(random, count, edges);
        using var offsets = Numbers.Offsets(random, count, Rows, stride);
        using var target = Numbers.Of(random, stride, edges);
        using var expected = new NativeArray<float>(stride);
        target.Span.CopyTo(expected.Span);
        PackedSums.Plain(
            count, offsets.Pointer, weights.Pointer, null, source.Pointer, stride, starts ? expected.Pointer : null, 0.3f, relu ? expected.Pointer : null, expected.Pointer);

        PackedSums.Forward<TLanes>(
            count, offsets.Pointer, weights.Pointer, source.Pointer, stride, starts ? target.Pointer : null, 0.3f, relu, target.Pointer);

        Assert.That(Bits.Difference(target.Span, expected.Span), Is.Null);
    }

    [Test]
    public void Sums_that_are_handed_back_are_their_plain_twin_to_the_bit(
        [Values(0, 1, 17)] int count, [Values(64, 128)] int stride, [Values] bool gated, [Values(0, 0.02)] double edges)
    {
        var random = new Random(count);
        using var source = Numbers.Of(random, Rows * stride, edges);
        using var weights = Numbers.Of(random, 40, edges);
        using var places = Numbers.Offsets(random, count, 40, 1);
        using var offsets = Numbers.Offsets(random, count, Rows, stride);
        using var gate = Numbers.Of(random, stride, edges);
        using var target = new NativeArray<float>(stride);
        using var expected = new NativeArray<float>(stride);
        var gates = gated ? gate.Pointer : null;
        PackedSums.Plain(count, offsets.Pointer, weights.Pointer, places.Pointer, source.Pointer, stride, null, 0, gates, expected.Pointer);

        PackedSums.Back<TLanes>(count, offsets.Pointer, weights.Pointer, places.Pointer, source.Pointer, stride, gates, target.Pointer);

        Assert.That(Bits.Difference(target.Span, expected.Span), Is.Null);
    }

    [Test]
    public void Gradients_are_their_plain_twin_to_the_bit([Range(0, 9)] int count, [Values(64, 128)] int stride, [Values(0, 0.005)] double edges)
    {
        var random = new Random(count);
        using var source = Numbers.Of(random, Rows * stride, edges);
        using var errors = Numbers.Of(random, stride, edges);
        using var offsets = Numbers.Offsets(random, count, Rows, stride);
        using var target = new NativeArray<float>(count + 3);
        using var expected = new NativeArray<float>(count);
        PackedDots.Plain(count, offsets.Pointer, source.Pointer, errors.Pointer, stride, expected.Pointer);

        PackedDots.Run<TLanes>(count, offsets.Pointer, source.Pointer, errors.Pointer, stride, target.Pointer);

        Assert.That(Bits.Difference(target.Span[..count], expected.Span), Is.Null);
    }

    [TestCase(Loss.SoftmaxCrossEntropy, 10)]
    [TestCase(Loss.SoftmaxCrossEntropy, 1)]
    [TestCase(Loss.SigmoidCrossEntropy, 1)]
    public void Errors_of_columns_are_those_of_each_example_to_the_bit(Loss loss, int units)
    {
        const int Stride = 64;
        var one = stackalloc float[units];
        var error = stackalloc float[units];
        foreach (var (examples, edges) in ((int, double)[])[(60, 0), (64, 0.01), (1, 0)])
        {
            var random = new Random(examples);
            using var sums = Numbers.Of(random, units * Stride, edges);
            using var errors = Numbers.Of(random, units * Stride, 0);
            var labels = Enumerable.Range(0, examples).Select(_ => (byte)random.Next(loss == Loss.SigmoidCrossEntropy ? 2 : units)).ToArray();
            ColumnErrors.Of<TLanes>(loss, sums.Pointer, units, Stride, labels, errors.Pointer);

            for (var example = 0; example < Stride; example++)
            {
                for (var unit = 0; unit < units; unit++) one[unit] = sums.Span[unit * Stride + example];
                new Span<float>(error, units).Clear();
                if (example < examples) OutputError.Of<Lanes32>(loss, one, units, labels[example], 1f / examples, error);
                for (var unit = 0; unit < units; unit++)
                    Assert.That(Bits.Of(errors.Span[unit * Stride + example]), Is.EqualTo(Bits.Of(error[unit])), $"example {example}, unit {unit}");
            }
        }
    }
}
