using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Tests.Engine.Blocks.Kernels;

[TestFixture(typeof(Lanes512))]
[TestFixture(typeof(Lanes256))]
[TestFixture(typeof(Lanes128))]
[TestFixture(typeof(Lanes32))]
internal sealed unsafe class TileSumsTests<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    private const int MostOffset = 48;

    [Test]
    public void They_are_the_plain_twin_to_the_bit_in_rows_of_any_length([Range(1, 40)] int places)
    {
        var random = new Random(places);
        foreach (var start in StartCase.All)
            AssertPlain(random, units: random.Next(1, 12), terms: random.Next(0, 20), places, start, edges: 0);
    }

    [Test]
    public void They_are_the_plain_twin_to_the_bit_for_any_number_of_units([Range(1, 17)] int units, [Values(0, 0.02)] double edges)
    {
        var random = new Random(units);
        foreach (var start in StartCase.All)
            AssertPlain(random, units, terms: random.Next(1, 20), places: random.Next(1, 9), start, edges);
    }

    [Test]
    public void A_chain_may_be_left_in_memory_and_taken_up_again([Range(0, 7)] int first)
    {
        const int Units = 5;
        const int Places = 7;
        using var sums = new Sums(new Random(first), Units, terms: 7, Places, edges: 0);
        using var inParts = new NativeArray<float>(sums.Target.Length);

        Row(sums, sums.Terms, sums.Target.Pointer, SumStart.Zero);
        Row(sums, sums.Terms.Part(0, first), inParts.Pointer, SumStart.Zero);
        Row(sums, sums.Terms.Part(first, 7 - first), inParts.Pointer, SumStart.Target);

        for (var unit = 0; unit < Units; unit++)
            Assert.That(Bits.Difference(inParts.Span.Slice(unit * sums.TargetStride, sums.Floats), sums.Target.Span.Slice(unit * sums.TargetStride, sums.Floats)), Is.Null);
    }

    private static void AssertPlain(Random random, int units, int terms, int places, StartCase start, double edges)
    {
        using var sums = new Sums(random, units, terms, places, edges);
        using var biases = Numbers.Of(random, units, edges);
        var expected = sums.Target.Span.ToArray();
        Plain(sums, biases.Span, start, expected);

        Row(sums, sums.Terms, sums.Target.Pointer, start.Of(biases.Pointer));

        Assert.That(Bits.Difference(sums.Target.Span, expected), Is.Null, $"{units} units, {terms} terms, {places} places, {start}");
    }

    private static void Row(Sums sums, in Terms terms, float* target, in SumStart start) => TileSums.Row<TLanes>(
        terms, sums.Weights.Pointer, sums.WeightStride, sums.Units, sums.Source.Pointer + MostOffset, target, sums.TargetStride, sums.Floats, start);

    private static void Plain(Sums sums, ReadOnlySpan<float> biases, StartCase start, Span<float> target)
    {
        for (var unit = 0; unit < sums.Units; unit++)
            for (var x = 0; x < sums.Floats; x++)
            {
                ref var to = ref target[unit * sums.TargetStride + x];
                var sum = start.First(to, biases[unit]);
                for (var term = 0; term < sums.Terms.Count; term++)
                {
                    var weight = sums.Weights.Span[unit * sums.WeightStride + sums.Terms.WeightOffsets[term]];
                    sum = MathF.FusedMultiplyAdd(weight, sums.Source.Span[MostOffset + x + sums.Terms.SourceOffsets[term]], sum);
                }

                to = start.Last(sum);
            }
    }

    /// <summary>Terms in any order of weights and sources, which reach before and behind the row; between units is what must stay.</summary>
    private sealed class Sums : IDisposable
    {
        private readonly NativeArray<int> _weightOffsets;
        private readonly NativeArray<int> _sourceOffsets;

        public Sums(Random random, int units, int terms, int places, double edges)
        {
            (Units, Floats) = (units, 16 * places);
            WeightStride = terms + random.Next(1, 5);
            TargetStride = Floats + random.Next(3);
            _weightOffsets = Numbers.Offsets(random, terms, rows: WeightStride, stride: 1);
            _sourceOffsets = Numbers.Offsets(random, terms, rows: 2 * MostOffset + 1, stride: 1);
            foreach (ref var offset in _sourceOffsets.Span) offset -= MostOffset;
            Weights = Numbers.Of(random, units * WeightStride, edges);
            Source = Numbers.Of(random, Floats + 2 * MostOffset, edges);
            Target = Numbers.Of(random, units * TargetStride, edges);
        }

        public int Units { get; }

        public int Floats { get; }

        public int WeightStride { get; }

        public int TargetStride { get; }

        public NativeArray<float> Weights { get; }

        public NativeArray<float> Source { get; }

        public NativeArray<float> Target { get; }

        public Terms Terms => new(_weightOffsets.Length, _weightOffsets.Pointer, _sourceOffsets.Pointer);

        public void Dispose()
        {
            _weightOffsets.Dispose();
            _sourceOffsets.Dispose();
            Weights.Dispose();
            Source.Dispose();
            Target.Dispose();
        }
    }
}
