using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Tests.Engine;

[TestFixture(typeof(Lanes512))]
[TestFixture(typeof(Lanes256))]
[TestFixture(typeof(Lanes128))]
[TestFixture(typeof(Lanes32))]
internal sealed unsafe class LanesTests<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    [Test]
    public void Kept_lanes_are_stored_side_by_side_and_loaded_back()
    {
        using var lanes = Numbers.Of(new Random(1), TLanes.Count, edges: 0.2);
        using var stored = new NativeArray<float>(TLanes.Count);
        for (var bits = 0u; bits < 1u << TLanes.Count; bits += TLanes.Count == 16 ? 37u : 1u)
        {
            var kept = Enumerable.Range(0, TLanes.Count).Where(lane => (bits >> lane & 1) != 0).ToArray();

            // Bits above the lanes say nothing.
            var more = TLanes.Count == 16 ? bits : bits | 1u << TLanes.Count;
            TLanes.StoreKept(TLanes.Load(lanes.Pointer), more, stored.Pointer);
            Assert.That(Bits.Difference(stored.Span[..kept.Length], Array.ConvertAll(kept, lane => lanes.Span[lane])), Is.Null, $"{bits:x}");

            TLanes.LoadKept(stored.Pointer, more).Store(stored.Pointer);
            var expected = Enumerable.Range(0, TLanes.Count).Select(lane => kept.Contains(lane) ? lanes.Span[lane] : 0).ToArray();
            Assert.That(Bits.Difference(stored.Span[..TLanes.Count], expected), Is.Null, $"{bits:x}");
        }
    }

    [Test]
    public void A_product_with_what_lies_in_memory_is_that_with_the_lanes_from_there([Values(0, 3)] int offset, [Values(0, 0.2)] double edges)
    {
        var random = new Random(offset);
        using var a = Numbers.Of(random, TLanes.Count, edges);
        using var b = Numbers.Of(random, offset + TLanes.Count, edges);
        using var c = Numbers.Of(random, TLanes.Count, edges);
        using var sums = new NativeArray<float>(TLanes.Count);
        TLanes.FusedMultiplyAdd(TLanes.Load(a.Pointer), b.Pointer, offset, TLanes.Load(c.Pointer)).Store(sums.Pointer);

        var expected = Enumerable.Range(0, TLanes.Count).Select(lane => MathF.FusedMultiplyAdd(a.Span[lane], b.Span[offset + lane], c.Span[lane])).ToArray();
        Assert.That(Bits.Difference(sums.Span, expected), Is.Null);
    }

    [Test]
    public void Bytes_become_numbers()
    {
        using var octets = new NativeArray<byte>(256);
        using var numbers = new NativeArray<float>(256);
        for (var octet = 0; octet < 256; octet++) octets.Span[octet] = (byte)octet;
        for (var i = 0; i < 256; i += TLanes.Count) TLanes.OfBytes(octets.Pointer + i).Store(numbers.Pointer + i);

        Assert.That(numbers.Span.ToArray(), Is.EqualTo(Enumerable.Range(0, 256).Select(octet => (float)octet)));
    }

    [Test]
    public void Lanes_that_are_greater_are_told_by_a_bit_each()
    {
        using var a = Numbers.Of(new Random(3), TLanes.Count, edges: 0.3);
        using var b = Numbers.Of(new Random(4), TLanes.Count, edges: 0.3);
        for (var turn = 0; turn < TLanes.Count; turn++)
        {
            (a.Span[turn], b.Span[turn]) = (b.Span[turn], a.Span[turn]);
            var bits = TLanes.GreaterBits(TLanes.Load(a.Pointer), TLanes.Load(b.Pointer));
            for (var lane = 0; lane < 32; lane++) Assert.That((bits >> lane & 1) != 0, Is.EqualTo(lane < TLanes.Count && a.Span[lane] > b.Span[lane]), $"lane {lane}");
        }
    }

    [Test]
    public void Bits_that_both_have_are_kept()
    {
        var all = BitConverter.UInt32BitsToSingle(uint.MaxValue);
        var lane = stackalloc float[16];
        (TLanes.Broadcast(all) & TLanes.Broadcast(-1.5f)).Store(lane);
        Assert.That(lane[TLanes.Count - 1], Is.EqualTo(-1.5f));
        (TLanes.Broadcast(0f) & TLanes.Broadcast(-1.5f)).Store(lane);
        Assert.That(Bits.Of(lane[TLanes.Count - 1]), Is.Zero);
    }
}
