using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Layers;

/// <summary>The gradient that a dense convolution hands back, by <see cref="WinogradSums"/> over its errors with windows turned by half.</summary>
internal sealed unsafe class WinogradInputGradient(Windows windows, DenseLayout layout, Signal input, Signal output) : IDenseInputGradient
{
    private readonly WinogradSums _sums = new(layout.Units, layout.Channels, input.Shape.Height, input.Shape.Width);

    public void Begin(float* weights)
    {
        var last = layout.Taps - 1;
        for (var channel = 0; channel < layout.Channels; channel++)
            for (var unit = 0; unit < layout.Units; unit++)
                _sums.SetWeights(channel, unit, weights + (long)unit * layout.UnitStride + layout.Offset(channel, last), -MapShape.Lanes);
    }

    public void Run<TLanes>(int block, float* weights, bool adds)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var border = windows.Size - 1 - windows.Padding;
        _sums.Run<TLanes>(
            output.Gradient.At(block, 0, -border, -border), output.Gradient.Shape, input.Gradient, block,
            adds ? SumStart.Target : SumStart.Zero, pooling: null);
    }

    public void Dispose() => _sums.Dispose();
}
