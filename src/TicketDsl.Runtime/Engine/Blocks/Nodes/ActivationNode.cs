using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Nodes;

/// <summary>An activation in place: the derivative follows from what it gives, so what it took need not be kept.</summary>
internal sealed unsafe class ActivationNode<TLanes>(Signal signal, Activation activation) : INode
    where TLanes : unmanaged, ILanes<TLanes>
{
    public void Allocate()
    {
    }

    public IEnumerable<Step> ForwardSteps() => [new((_, block) => Forward(block))];

    public IEnumerable<Step> BackwardSteps() => [new((_, block) => Elementwise.Differentiate<TLanes>(activation, signal, block)) { Gradients = [signal] }];

    private void Forward(int block)
    {
        var floats = signal.Shape.Width * MapShape.Lanes;
        for (var channel = 0; channel < signal.Shape.Channels; channel++)
            for (var row = 0; row < signal.Shape.Height; row++)
            {
                var x = signal.Values.At(block, channel, row, 0);
                for (var i = 0; i < floats; i += TLanes.Count) Activations.Value(activation, TLanes.Load(x + i)).Store(x + i);
            }
    }

    public void Dispose()
    {
    }
}
