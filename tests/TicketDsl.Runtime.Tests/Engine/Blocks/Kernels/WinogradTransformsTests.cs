using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Tests.Engine.Blocks.Kernels;

[TestFixture(typeof(Lanes512))]
[TestFixture(typeof(Lanes256))]
[TestFixture(typeof(Lanes128))]
[TestFixture(typeof(Lanes32))]
internal sealed unsafe class WinogradTransformsTests<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    [Test]
    public void Weights_are_the_plain_twin_to_the_bit([Values(1, 7, -1, -5)] int weightStride, [Values(1, 16, 35)] int targetStride, [Values(0, 0.1)] double edges)
    {
        var random = new Random(targetStride);
        var first = weightStride < 0 ? -8 * weightStride : 0;
        using var weights = Numbers.Of(random, 8 * Math.Abs(weightStride) + 1, edges);
        using var target = Numbers.Of(random, 16 * targetStride, edges);
        var expected = target.Span.ToArray();
        for (var row = 0; row < 4; row++)
            for (var column = 0; column < 4; column++)
            {
                expected[(4 * row + column) * targetStride] = PlainWinograd.Weight(column, c =>
                    PlainWinograd.Weight(row, r => weights.Span[first + (3 * r + c) * weightStride]));
            }

        WinogradTransforms.Weights(weights.Pointer + first, weightStride, target.Pointer, targetStride);

        Assert.That(Bits.Difference(target.Span, expected), Is.Null);
    }

    [Test]
    public void Inputs_are_the_plain_twin_to_the_bit([Range(1, 20)] int tiles, [Values(0, 0.02)] double edges)
    {
        var random = new Random(tiles);
        var (sourceRow, targetStride) = (16 * (2 * tiles + 2) + random.Next(40), 16 * tiles + random.Next(20));
        using var source = Numbers.Of(random, 4 * sourceRow, edges);
        using var target = Numbers.Of(random, 16 * targetStride, edges);
        var expected = target.Span.ToArray();
        for (var x = 0; x < 16 * tiles; x++)
            for (var row = 0; row < 4; row++)
                for (var column = 0; column < 4; column++)
                {
                    var tile = 32 * (x / 16) + x % 16;
                    expected[(4 * row + column) * targetStride + x] = PlainWinograd.Input(column, c =>
                        PlainWinograd.Input(row, r => source.Span[r * sourceRow + 16 * c + tile]));
                }

        WinogradTransforms.Inputs<TLanes>(source.Pointer, sourceRow, tiles, target.Pointer, targetStride);

        Assert.That(Bits.Difference(target.Span, expected), Is.Null);
    }

    [Test]
    public void Outputs_are_the_plain_twin_to_the_bit([Range(1, 20)] int tiles, [Values(0, 0.02)] double edges)
    {
        var random = new Random(tiles);
        var (sourceStride, targetRow) = (16 * tiles + random.Next(20), 32 * tiles + random.Next(20));
        foreach (var start in StartCase.All)
        {
            using var source = Numbers.Of(random, 16 * sourceStride, edges);
            using var bias = Numbers.Of(random, 1, edges);
            using var target = Numbers.Of(random, 2 * targetRow, edges);
            var expected = target.Span.ToArray();
            for (var x = 0; x < 16 * tiles; x++)
                for (var row = 0; row < 2; row++)
                    for (var column = 0; column < 2; column++)
                    {
                        ref var to = ref expected[row * targetRow + 32 * (x / 16) + 16 * column + x % 16];
                        to = start.Last(start.First(to, bias.Span[0]) + PlainWinograd.Output(column, c =>
                            PlainWinograd.Output(row, r => source.Span[(4 * r + c) * sourceStride + x])));
                    }

            WinogradTransforms.Outputs<TLanes>(source.Pointer, sourceStride, tiles, target.Pointer, targetRow, start.Of(bias.Pointer));

            Assert.That(Bits.Difference(target.Span, expected), Is.Null, $"{start}");
        }
    }

    [Test]
    public void Products_of_what_they_give_are_the_sums_of_a_convolution([Values(1, 2, 5)] int tiles)
    {
        // Whole numbers: nothing is rounded, so both ways give the same.
        var random = new Random(tiles);
        var width = 2 * tiles + 2;
        using var image = new NativeArray<float>(4 * width * 16);
        using var weights = new NativeArray<float>(9);
        foreach (ref var value in image.Span) value = random.Next(-9, 10);
        foreach (ref var value in weights.Span) value = random.Next(-9, 10);
        using var transformed = new NativeArray<float>(16);
        using var products = new NativeArray<float>(16 * 16 * tiles);
        using var sums = new NativeArray<float>(2 * 32 * tiles);

        WinogradTransforms.Weights(weights.Pointer, 1, transformed.Pointer, 1);
        WinogradTransforms.Inputs<TLanes>(image.Pointer, width * 16, tiles, products.Pointer, 16 * tiles);
        for (var i = 0; i < products.Length; i++) products.Span[i] *= transformed.Span[i / (16 * tiles)];
        WinogradTransforms.Outputs<TLanes>(products.Pointer, 16 * tiles, tiles, sums.Pointer, 32 * tiles, SumStart.Zero);

        for (var row = 0; row < 2; row++)
            for (var x = 0; x < 32 * tiles; x++)
            {
                var sum = 0f;
                for (var w = 0; w < 9; w++) sum += weights.Span[w] * image.Span[(row + w / 3) * width * 16 + w % 3 * 16 + x];
                Assert.That(sums.Span[row * 32 * tiles + x], Is.EqualTo(sum));
            }
    }
}
