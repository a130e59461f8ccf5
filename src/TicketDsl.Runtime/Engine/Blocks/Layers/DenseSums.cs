using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Layers;

/// <summary>The sums of a dense layer, term by term.</summary>
internal sealed unsafe class DenseSums : IDenseSums
{
    private readonly Windows _windows;
    private readonly DenseLayout _layout;
    private readonly int _atOnce;
    private readonly int[] _units;
    private readonly NativeArray<int> _weightOffsets;
    private readonly NativeArray<int> _sourceOffsets;

    public DenseSums(Windows windows, DenseLayout layout, int atOnce)
    {
        (_windows, _layout, _atOnce) = (windows, layout, atOnce);
        _units = [.. Enumerable.Range(0, layout.Units)];
        var count = layout.Channels * layout.Taps;
        _weightOffsets = new NativeArray<int>(count);
        _sourceOffsets = new NativeArray<int>(count);
        for (var term = 0; term < count; term++)
        {
            var (channel, tap) = (term / layout.Taps, term % layout.Taps);
            _weightOffsets.Pointer[term] = layout.Offset(channel, tap);
            _sourceOffsets.Pointer[term] = windows.Offset(channel, tap / windows.Size, tap % windows.Size);
        }
    }

    public void Begin(float* weights)
    {
    }

    public void Run<TLanes>(int block, float* weights, float* biases, bool rectifies, Map target, IPooling? pooling)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var terms = new Terms(_weightOffsets.Length, _weightOffsets.Pointer, _sourceOffsets.Pointer);
        var (_, rows, floats) = target.Shape.Walk;
        for (var row = 0; row < rows; row++)
        {
            for (var from = 0; from < terms.Count; from += _atOnce)
            {
                var some = Math.Min(_atOnce, terms.Count - from);
                TileSums.Row<TLanes>(
                    terms.Part(from, some), weights, _layout.UnitStride, _layout.Units, _windows.Row(block, row),
                    target.At(block, 0, row, 0), target.Shape.ChannelStride, floats,
                    new SumStart(takesUp: from > 0, biases, rectifies && from + some == terms.Count));
            }

            if (row % 2 == 1) pooling?.Forward(block, row / 2, 0, pooling.Output.Shape.Width, _units);
        }
    }

    public void Dispose()
    {
        _weightOffsets.Dispose();
        _sourceOffsets.Dispose();
    }
}
