using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Nodes;

/// <summary>The mean of each channel: a sum over rows and columns ascending, times 1 / (rows · columns).</summary>
internal sealed unsafe class GlobalAveragePoolNode<TLanes>(Signal input, Signal output) : INode
    where TLanes : unmanaged, ILanes<TLanes>
{
    private readonly float _share = 1f / (input.Shape.Height * input.Shape.Width);

    public IReadOnlyList<Signal> Inputs { get; } = [input];

    public Signal Output => output;

    public void Allocate()
    {
    }

    public void Forward(in Pass pass)
    {
        var floats = input.Shape.Width * MapShape.Lanes;
        for (var block = 0; block < input.Values.Shape.Blocks; block++)
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

    public void Backward(in Pass pass)
    {
        if (!input.NeedsGradient) return;
        var floats = input.Shape.Width * MapShape.Lanes;
        for (var block = 0; block < input.Values.Shape.Blocks; block++)
            for (var channel = 0; channel < input.Shape.Channels; channel++)
                for (var lane = 0; lane < MapShape.Lanes; lane += TLanes.Count)
                {
                    var error = TLanes.Load(output.Gradient.At(block, channel, 0, 0) + lane) * TLanes.Broadcast(_share);
                    for (var row = 0; row < input.Shape.Height; row++)
                    {
                        var d = input.Gradient.At(block, channel, row, 0);
                        for (var i = lane; i < floats; i += MapShape.Lanes) Elementwise.Give(d + i, error, input.GradientIsTaken);
                    }
                }

        input.GradientIsTaken = true;
    }

    public void Dispose()
    {
    }
}
