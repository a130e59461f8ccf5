using System.Runtime.Intrinsics;
using TicketDsl.Runtime.Engine.Blocks.Kernels;

namespace TicketDsl.Runtime.Tests.Engine.Blocks.Kernels;

internal sealed unsafe class FoldSixteenTests
{
    [Test]
    public void Totals_in_memory_and_in_vectors_are_the_plain_twin_to_the_bit([Values(0, 0.05)] double edges)
    {
        var random = new Random(1);
        for (var round = 0; round < 50; round++)
        {
            using var sums = Numbers.Of(random, 64, edges);
            float[] expected = [.. Enumerable.Range(0, 4).Select(group => PlainDots.Fold(sums.Span.Slice(16 * group, 16)))];

            var inMemory = FoldSixteen.Four(sums.Pointer);
            var inVectors = FoldSixteen.Four(
                Vector512.Load(sums.Pointer), Vector512.Load(sums.Pointer + 16), Vector512.Load(sums.Pointer + 32), Vector512.Load(sums.Pointer + 48));
            for (var group = 0; group < 4; group++)
            {
                Assert.That(Bits.Of(inMemory[group]), Is.EqualTo(Bits.Of(expected[group])));
                Assert.That(Bits.Of(inVectors[group]), Is.EqualTo(Bits.Of(expected[group])));
                Assert.That(Bits.Of(FoldSixteen.One(Vector512.Load(sums.Pointer + 16 * group))), Is.EqualTo(Bits.Of(expected[group])));
            }
        }
    }
}
