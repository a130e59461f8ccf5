using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Tests.Engine;

[TestFixture(typeof(Lanes512))]
[TestFixture(typeof(Lanes256))]
[TestFixture(typeof(Lanes128))]
[TestFixture(typeof(Lanes32))]
internal sealed unsafe class LaneBlocksTests<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    private const int Examples = 7;
    private const int Blocks = 2;

    [Test]
    public void The_forward_pass_is_its_plain_twin_to_the_bit([Values] Activation activation, [Values(0, 0.02)] double edges)
    {
        foreach (var (inputs, units) in Shapes())
        {
            var layer = new Layer("Layer", inputs, units, activation);
            var random = new Random(inputs * 100 + units);
            using var parameters = Numbers.Of(random, layer.Parameters * TLanes.Count, edges);
            using var source = Numbers.Of(random, inputs * Blocks * LaneBlocks.Examples * TLanes.Count, edges);
            using var target = new NativeArray<float>(units * Blocks * LaneBlocks.Examples * TLanes.Count);
            LaneBlocks.Forward<TLanes>(layer, Blocks, parameters.Pointer, source.Pointer, target.Pointer);

            ForEach(units, (example, unit, lane) =>
            {
                var sum = parameters.Span[(inputs * units + unit) * TLanes.Count + lane];
                for (var input = 0; input < inputs; input++)
                    sum = MathF.FusedMultiplyAdd(At(source, example, input, inputs, lane), parameters.Span[(unit * inputs + input) * TLanes.Count + lane], sum);
                if (activation == Activation.Relu && sum <= 0) sum = 0;
                Assert.That(Bits.Of(At(target, example, unit, units, lane)), Is.EqualTo(Bits.Of(sum)));
            });
        }
    }

    [Test]
    public void Errors_are_handed_back_as_their_plain_twin_does_to_the_bit([Values] Activation below, [Values(0, 0.02)] double edges)
    {
        foreach (var (inputs, units) in Shapes())
        {
            var layer = new Layer("Layer", inputs, units, Activation.None);
            var random = new Random(inputs * 100 + units);
            using var parameters = Numbers.Of(random, layer.Parameters * TLanes.Count, edges);
            using var errors = Numbers.Of(random, units * Blocks * LaneBlocks.Examples * TLanes.Count, edges);
            using var activations = Numbers.Of(random, inputs * Blocks * LaneBlocks.Examples * TLanes.Count, edges);
            using var target = new NativeArray<float>(inputs * Blocks * LaneBlocks.Examples * TLanes.Count);
            LaneBlocks.HandBack<TLanes>(layer, below, Blocks, parameters.Pointer, errors.Pointer, activations.Pointer, target.Pointer);

            ForEach(inputs, (example, input, lane) =>
            {
                var sum = 0f;
                for (var unit = 0; unit < units; unit++)
                    sum = MathF.FusedMultiplyAdd(At(errors, example, unit, units, lane), parameters.Span[(unit * inputs + input) * TLanes.Count + lane], sum);
                if (below == Activation.Relu && At(activations, example, input, inputs, lane) <= 0) sum = 0;
                Assert.That(Bits.Of(At(target, example, input, inputs, lane)), Is.EqualTo(Bits.Of(sum)));
            });
        }
    }

    [Test]
    public void The_gradient_is_its_plain_twin_to_the_bit([Values(0, 0.02)] double edges)
    {
        foreach (var (inputs, units) in Shapes())
        {
            var layer = new Layer("Layer", inputs, units, Activation.None);
            var random = new Random(inputs * 100 + units);
            using var source = Numbers.Of(random, inputs * Blocks * LaneBlocks.Examples * TLanes.Count, edges);
            using var errors = Numbers.Of(random, units * Blocks * LaneBlocks.Examples * TLanes.Count, edges);
            using var gradient = new NativeArray<float>(layer.Parameters * TLanes.Count);
            LaneBlocks.Gradient<TLanes>(layer, Blocks, source.Pointer, errors.Pointer, gradient.Pointer);

            for (var unit = 0; unit < units; unit++)
            {
                for (var input = 0; input <= inputs; input++)
                {
                    for (var lane = 0; lane < TLanes.Count; lane++)
                    {
                        var sum = 0f;
                        for (var example = 0; example < Blocks * LaneBlocks.Examples; example++)
                            sum = MathF.FusedMultiplyAdd(input < inputs ? At(source, example, input, inputs, lane) : 1, At(errors, example, unit, units, lane), sum);
                        var place = input < inputs ? unit * inputs + input : inputs * units + unit;
                        Assert.That(Bits.Of(gradient.Span[place * TLanes.Count + lane]), Is.EqualTo(Bits.Of(sum)));
                    }
                }
            }
        }
    }

    private static (int Inputs, int Units)[] Shapes() => [(1, 1), (2, 10), (10, 1), (5, 3)];

    private static float At(NativeArray<float> values, int example, int unit, int units, int lane) =>
        values.Span[LaneBlocks.Place<TLanes>(example, unit, units) + lane];

    private static void ForEach(int units, Action<int, int, int> check)
    {
        for (var example = 0; example < Examples; example++)
            for (var unit = 0; unit < units; unit++)
                for (var lane = 0; lane < TLanes.Count; lane++) check(example, unit, lane);
    }
}
