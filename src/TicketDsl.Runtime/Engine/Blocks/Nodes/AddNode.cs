using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Nodes;

/// <summary>activation(a + b): the end of a residual block without batch norm.</summary>
internal sealed unsafe class AddNode<TLanes>(Signal a, Signal b, Signal output, Activation activation) : INode
    where TLanes : unmanaged, ILanes<TLanes>
{
    public void Allocate()
    {
    }

    public IEnumerable<Step> ForwardSteps() => [new((_, block) => Forward(block))];

    public IEnumerable<Step> BackwardSteps()
    {
        var (addsToA, addsToB) = (a.TakeTurn(), b.TakeTurn());
        return
        [
            new((_, block) =>
            {
                Elementwise.Differentiate<TLanes>(activation, output, block);
                Elementwise.HandOn<TLanes>(output, a, block, addsToA);
                Elementwise.HandOn<TLanes>(output, b, block, addsToB);
            })
            { Gradients = [a, b, output] },
        ];
    }

    private void Forward(int block)
    {
        var floats = output.Shape.Width * MapShape.Lanes;
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

    public void Dispose()
    {
    }
}
