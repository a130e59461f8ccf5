using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Nodes;

/// <summary>activation(a + b): the end of a residual block without batch norm.</summary>
internal sealed unsafe class AddNode<TLanes>(Signal a, Signal b, Signal output, Activation activation) : INode
    where TLanes : unmanaged, ILanes<TLanes>
{
    public IReadOnlyList<Signal> Inputs { get; } = [a, b];

    public Signal Output => output;

    public void Allocate()
    {
    }

    public void Forward(in Pass pass)
    {
        var floats = output.Shape.Width * MapShape.Lanes;
        for (var block = 0; block < output.Values.Shape.Blocks; block++)
            for (var channel = 0; channel < output.Shape.Channels; channel++)
                for (var row = 0; row < output.Shape.Height; row++)
                {
                    var x = a.Values.At(block, channel, row, 0);
                    var y = b.Values.At(block, channel, row, 0);
                    var sum = output.Values.At(block, channel, row, 0);
                    for (var i = 0; i < floats; i += TLanes.Count)
                        Activations.Value(activation, TLanes.Load(x + i) + TLanes.Load(y + i)).Store(sum + i);
                }
    }

    public void Backward(in Pass pass)
    {
        var floats = output.Shape.Width * MapShape.Lanes;
        for (var block = 0; block < output.Values.Shape.Blocks; block++)
            for (var channel = 0; channel < output.Shape.Channels; channel++)
                for (var row = 0; row < output.Shape.Height; row++)
                {
                    var y = output.Values.At(block, channel, row, 0);
                    var e = output.Gradient.At(block, channel, row, 0);
                    for (var i = 0; i < floats; i += TLanes.Count)
                        Activations.Gradient(activation, TLanes.Load(y + i), TLanes.Load(e + i)).Store(e + i);
                }

        Elementwise.HandOn<TLanes>(output, a);
        Elementwise.HandOn<TLanes>(output, b);
    }

    public void Dispose()
    {
    }
}
