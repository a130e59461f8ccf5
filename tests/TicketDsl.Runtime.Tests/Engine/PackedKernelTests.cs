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
        int[] ends = [2 + count, 2 + count, 5 + count];
        using var source = Numbers.Of(random, Rows * stride, edges);
        using var weights = Numbers.Of(random, ends[^1], edges);
        using var offsets = Numbers.Offsets(random, ends[^1], Rows, stride);
        using var biases = Numbers.Of(random, ends.Length, edges);
        using var target = Numbers.Of(random, ends.Length * stride, edges);
        using var expected = new NativeArray<float>(ends.Length * stride);
        target.Span.CopyTo(expected.Span);
        for (var row = 0; row < ends.Length; row++)
        {
            var (begin, sums) = (row == 0 ? 2 : ends[row - 1], (nint)(expected.Pointer + row * stride));
            PackedSums.Plain(
                ends[row] - begin, offsets.Pointer + begin, weights.Pointer + begin, null, source.Pointer, stride, starts ? (float*)sums : null,
                biases.Pointer[row], relu ? (float*)sums : null, (float*)sums);
        }

        fixed (int* end = ends)
        {
            PackedSums.Forward<TLanes>(
                ends.Length, 2, end, offsets.Pointer, weights.Pointer, source.Pointer, stride, starts ? null : biases.Pointer, relu, target.Pointer);
        }

        Assert.That(Bits.Difference(target.Span, expected.Span), Is.Null);
    }

    [Test]
    public void Sums_that_are_handed_back_are_their_plain_twin_to_the_bit(
        [Values(0, 1, 17)] int count, [Values(64, 128)] int stride, [Values] bool gated, [Values(0, 0.02)] double edges)
    {
        var random = new Random(count);
        int[] ends = [3, 3 + count, 3 + count];
        using var source = Numbers.Of(random, Rows * stride, edges);
        using var weights = Numbers.Of(random, 40, edges);
        using var places = Numbers.Offsets(random, ends[^1], 40, 1);
        using var offsets = Numbers.Offsets(random, ends[^1], Rows, stride);
        using var gate = Numbers.Of(random, ends.Length * stride, edges);
        using var target = new NativeArray<float>(ends.Length * stride);
        using var expected = new NativeArray<float>(ends.Length * stride);
        var gates = gated ? gate.Pointer : null;
        for (var row = 0; row < ends.Length; row++)
        {
            var begin = row == 0 ? 0 : ends[row - 1];
            PackedSums.Plain(
                ends[row] - begin, offsets.Pointer + begin, weights.Pointer, places.Pointer + begin, source.Pointer, stride, null, 0,
                gated ? gate.Pointer + row * stride : null, expected.Pointer + row * stride);
        }

        fixed (int* end = ends)
            PackedSums.Back<TLanes>(ends.Length, 0, end, offsets.Pointer, weights.Pointer, places.Pointer, source.Pointer, stride, gates, target.Pointer);

        Assert.That(Bits.Difference(target.Span, expected.Span), Is.Null);
    }

    [Test]
    public void Gradients_are_their_plain_twin_to_the_bit([Range(0, 9)] int count, [Values(64, 128)] int stride, [Values(0, 0.005)] double edges)
    {
        var random = new Random(count);
        int[] ends = [2 + count, 2 + count, 5 + count, 6 + 2 * count];
        using var source = Numbers.Of(random, Rows * stride, edges);
        using var errors = Numbers.Of(random, ends.Length * stride, edges);
        using var offsets = Numbers.Offsets(random, ends[^1], Rows, stride);
        using var target = new NativeArray<float>(ends[^1] + 3);
        using var expected = new NativeArray<float>(ends[^1]);
        for (var row = 0; row < ends.Length; row++)
        {
            var begin = row == 0 ? 2 : ends[row - 1];
            PackedDots.Plain(ends[row] - begin, offsets.Pointer + begin, source.Pointer, errors.Pointer + row * stride, stride, expected.Pointer + begin);
        }

        fixed (int* end = ends) PackedDots.Run<TLanes>(ends.Length, 2, end, offsets.Pointer, source.Pointer, errors.Pointer, stride, target.Pointer);

        Assert.That(Bits.Difference(target.Span[..ends[^1]], expected.Span), Is.Null);
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
