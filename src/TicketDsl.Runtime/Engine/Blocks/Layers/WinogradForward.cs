using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Layers;

/// <summary>The sums of a dense convolution by <see cref="WinogradSums"/>.</summary>
internal sealed unsafe class WinogradForward(Windows windows, DenseLayout layout, Signal output) : IDenseSums
{
    private readonly WinogradSums _sums = new(layout.Channels, layout.Units, output.Shape.Height, output.Shape.Width);

    public void Begin(float* weights)
    {
        for (var unit = 0; unit < layout.Units; unit++)
            for (var channel = 0; channel < layout.Channels; channel++)
                _sums.SetWeights(unit, channel, weights + (long)unit * layout.UnitStride + layout.Offset(channel, 0), MapShape.Lanes);
    }

    public void Run<TLanes>(int block, float* weights, float* biases, bool rectifies, Map target, IPooling? pooling)
        where TLanes : unmanaged, ILanes<TLanes> =>
        _sums.Run<TLanes>(
            windows.Row(block, 0), windows.Source.Shape, target, block, new SumStart(takesUp: false, biases, rectifies), pooling);

    public void Dispose() => _sums.Dispose();
}
