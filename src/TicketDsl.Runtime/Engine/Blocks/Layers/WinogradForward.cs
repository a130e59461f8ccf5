using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Layers;

/// <summary>The sums of a dense convolution by <see cref="WinogradSums"/>.</summary>
internal sealed unsafe class WinogradForward(Windows windows, DenseLayout layout, Signal output) : IDenseSums
{
    private readonly WinogradSums _sums = new(layout.Channels, layout.Units, output.Shape.Height, output.Shape.Width);

    public void Run<TLanes>(float* weights, float* biases, bool rectifies, Map target)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var unit = 0; unit < layout.Units; unit++)
            for (var channel = 0; channel < layout.Channels; channel++)
                _sums.SetWeights(unit, channel, weights + (long)unit * layout.UnitStride + layout.Offset(channel, 0), MapShape.Lanes);
        var start = new SumStart(takesUp: false, biases, rectifies);
        for (var block = 0; block < target.Shape.Blocks; block++)
            _sums.Run<TLanes>(windows.Row(block, 0), windows.Source.Shape, target.At(block, 0, 0, 0), target.Shape, start);
    }

    public void Dispose() => _sums.Dispose();
}
