using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Nodes;

/// <summary>The mean of each channel: a sum over rows and columns ascending, times 1 / (rows · columns).</summary>
internal sealed unsafe class GlobalAveragePoolNode<TLanes>(Signal input, Signal output) : INode
    where TLanes : unmanaged, ILanes<TLanes>
{
    private readonly float _share = 1f / (input.Shape.Height * input.Shape.Width);

    public void Allocate()
    {
    }

    public IEnumerable<Step> ForwardSteps() => [new((_, block) => Forward(block))];

    public IEnumerable<Step> BackwardSteps()
    {
        if (!input.NeedsGradient) return [];
        var adds = input.TakeTurn();
        return [new((_, block) => Backward(block, adds)) { Gradients = [input, output] }];
    }

    private void Forward(int block)
    {
        var floats = input.Shape.Width * MapShape.Lanes;
        for (var channel = 0; channel < input.Shape.Channels; channel++)
            for (var lane = 0; lane < MapShape.Lanes; lane += TLanes.Count)
            {
                var sum = TLanes.Broadcast(0f);
                for (var row = 0; row < input.Shape.Height; row++)
                {
                    var x = input.Values.At(block, channel, row, 0);
                    for (var i = lane; i < floats; i += MapShape.Lanes) sum += TLanes.Load(x + i);
                }

                (sum * TLanes.Broadcast(_share)).Store(output.Values.At(block, channel, 0, 0) + lane);
            }
    }

    private void Backward(int block, bool adds)
    {
        var floats = input.Shape.Width * MapShape.Lanes;
        for (var channel = 0; channel < input.Shape.Channels; channel++)
            for (var lane = 0; lane < MapShape.Lanes; lane += TLanes.Count)
            {
                var error = TLanes.Load(output.Gradient.At(block, channel, 0, 0) + lane) * TLanes.Broadcast(_share);
                for (var row = 0; row < input.Shape.Height; row++)
                {
                    var d = input.Gradient.At(block, channel, row, 0);
                    for (var i = lane; i < floats; i += MapShape.Lanes) Elementwise.Give(d + i, error, adds);
                }
            }
    }

    public void Dispose()
    {
    }
}
