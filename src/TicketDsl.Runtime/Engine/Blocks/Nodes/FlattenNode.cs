using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Nodes;

/// <summary>Channels, rows and columns become features, in this order.</summary>
internal sealed unsafe class FlattenNode<TLanes>(Signal input, Signal output) : INode
    where TLanes : unmanaged, ILanes<TLanes>
{
    public IReadOnlyList<Signal> Inputs { get; } = [input];

    public Signal Output => output;

    public void Allocate()
    {
    }

    public void Forward(in Pass pass)
    {
        foreach (var (block, channel, row, column, feature) in Places())
            Copy(input.Values.At(block, channel, row, column), output.Values.At(block, feature, 0, 0));
    }

    public void Backward(in Pass pass)
    {
        if (!input.NeedsGradient) return;
        foreach (var (block, channel, row, column, feature) in Places())
        {
            var source = output.Gradient.At(block, feature, 0, 0);
            var target = input.Gradient.At(block, channel, row, column);
            for (var i = 0; i < MapShape.Lanes; i += TLanes.Count) Elementwise.Give(target + i, TLanes.Load(source + i), input.GradientIsTaken);
        }

        input.GradientIsTaken = true;
    }

    public void Dispose()
    {
    }

    private static void Copy(float* source, float* target)
    {
        for (var i = 0; i < MapShape.Lanes; i += TLanes.Count) TLanes.Load(source + i).Store(target + i);
    }

    private IEnumerable<(int Block, int Channel, int Row, int Column, int Feature)> Places()
    {
        var shape = input.Shape;
        for (var block = 0; block < input.Values.Shape.Blocks; block++)
            for (var feature = 0; feature < shape.Features; feature++)
                yield return (block, feature / (shape.Height * shape.Width), feature / shape.Width % shape.Height, feature % shape.Width, feature);
    }
}
