using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Nodes;

/// <summary>Channels, rows and columns become features, in this order.</summary>
internal sealed unsafe class FlattenNode<TLanes>(Signal input, Signal output) : INode
    where TLanes : unmanaged, ILanes<TLanes>
{
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
        for (var feature = 0; feature < input.Shape.Features; feature++)
        {
            var source = Place(input.Values, block, feature);
            var target = output.Values.At(block, feature, 0, 0);
            for (var i = 0; i < MapShape.Lanes; i += TLanes.Count) TLanes.Load(source + i).Store(target + i);
        }
    }

    private void Backward(int block, bool adds)
    {
        for (var feature = 0; feature < input.Shape.Features; feature++)
        {
            var source = output.Gradient.At(block, feature, 0, 0);
            var target = Place(input.Gradient, block, feature);
            for (var i = 0; i < MapShape.Lanes; i += TLanes.Count) Elementwise.Give(target + i, TLanes.Load(source + i), adds);
        }
    }

    private float* Place(Map map, int block, int feature)
    {
        var shape = input.Shape;
        return map.At(block, feature / (shape.Height * shape.Width), feature / shape.Width % shape.Height, feature % shape.Width);
    }

    public void Dispose()
    {
    }
}
