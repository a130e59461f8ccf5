using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Tests.Engine.Blocks.Kernels;

[TestFixture(typeof(Lanes512))]
[TestFixture(typeof(Lanes256))]
[TestFixture(typeof(Lanes128))]
[TestFixture(typeof(Lanes32))]
internal sealed unsafe class ActivationsTests<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    private const int Count = 1024;

    [Test]
    public void Values_are_the_plain_twin_to_the_bit([Values] Activation activation)
    {
        using var x = Numbers.Of(new Random(1), Count, edges: 0.1);
        using var actual = new NativeArray<float>(Count);
        for (var i = 0; i < Count; i += TLanes.Count) Activations.Value(activation, TLanes.Load(x.Pointer + i)).Store(actual.Pointer + i);

        Assert.That(Bits.Difference(actual.Span, Array.ConvertAll(x.Span.ToArray(), value => Value(activation, value))), Is.Null);
    }

    [Test]
    public void Gradients_are_the_plain_twin_to_the_bit([Values] Activation activation)
    {
        var random = new Random(2);
        using var y = Numbers.Of(random, Count, edges: 0.1);
        using var error = Numbers.Of(random, Count, edges: 0.1);
        using var actual = new NativeArray<float>(Count);
        for (var i = 0; i < Count; i += TLanes.Count)
            Activations.Gradient(activation, TLanes.Load(y.Pointer + i), TLanes.Load(error.Pointer + i)).Store(actual.Pointer + i);

        var expected = new float[Count];
        for (var i = 0; i < Count; i++) expected[i] = Gradient(activation, y.Span[i], error.Span[i]);
        Assert.That(Bits.Difference(actual.Span, expected), Is.Null);
    }

    [Test]
    public void Sigmoid_and_tanh_are_near_those_of_mathematics([Range(-100f, 100f, 6.25f)] float x)
    {
        var lane = stackalloc float[16];
        Activations.Value(Activation.Tanh, TLanes.Broadcast(x / 10)).Store(lane);
        Assert.That(lane[TLanes.Count - 1], Is.EqualTo(Math.Tanh(x / 10.0)).Within(3e-7));
        Activations.Value(Activation.Sigmoid, TLanes.Broadcast(x)).Store(lane);
        Assert.That(lane[TLanes.Count - 1], Is.EqualTo(1 / (1 + Math.Exp(-x))).Within(1e-7));
    }

    private static float Value(Activation activation, float x) => activation switch
    {
        Activation.Relu => x <= 0 ? 0 : x,
        Activation.Sigmoid => 1 / (1 + Exponential.Plain(0 - x)),
        Activation.Tanh => 1 - 2 / (1 + Exponential.Plain(x + x)),
        _ => x,
    };

    private static float Gradient(Activation activation, float y, float error) => activation switch
    {
        Activation.Relu => y <= 0 ? 0 : error,
        Activation.Sigmoid => error * (y * (1 - y)),
        Activation.Tanh => error * (1 - y * y),
        _ => error,
    };
}
