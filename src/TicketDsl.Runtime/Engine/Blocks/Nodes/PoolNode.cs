using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Blocks.Layers;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Nodes;

/// <summary>
/// The greatest or the mean of each window of a channel. Places of the padding are not looked at, but the mean is over the whole window
/// (PyTorch's count_include_pad). A greatest value's gradient goes to the first place that has it, rows and then columns ascending.
/// </summary>
/// <param name="input">What is pooled.</param>
/// <param name="output">What it gives.</param>
/// <param name="window">The window.</param>
/// <param name="greatest">Whether it is the greatest, not the mean.</param>
/// <param name="rectifies">Whether the ReLU that stands before it is left to it: the greatest of what ReLU gives is ReLU of the greatest.</param>
/// <param name="isFed">Whether a convolution hands it its rows, so that it has no steps of its own.</param>
internal sealed unsafe class PoolNode<TLanes>(Signal input, Signal output, Window window, bool greatest, bool rectifies, bool isFed) : INode, IPooling
    where TLanes : unmanaged, ILanes<TLanes>
{
    /// <summary>Which places were the greatest, [block, channel, row, column].</summary>
    private NativeArray<ushort>? _winners;

    private readonly int[] _channels = [.. Enumerable.Range(0, input.Shape.Channels)];

    private readonly float _share = 1f / (window.Size * window.Size);

    /// <summary>Where the node writes.</summary>
    public Signal Output => output;

    public bool IsFed => isFed;

    /// <summary>Whether a place may be of several windows, so that gradients are added up.</summary>
    private bool Overlaps => window.Size > window.Stride;

    /// <summary>Whether a place may be of no window, whose gradient is 0.</summary>
    private bool Skips => window.Size < window.Stride
        || output.Shape.Height * window.Stride != input.Shape.Height || output.Shape.Width * window.Stride != input.Shape.Width;

    /// <summary>Whether the greatest of quarters are taken, and which they were is written down.</summary>
    private bool HasWinners => greatest && IsQuarter(window);

    /// <summary>The usual window: two by two, side by side.</summary>
    public static bool IsQuarter(Window window) => window is { Size: 2, Stride: 2, Padding: 0 };

    public void Allocate()
    {
        if (HasWinners) _winners = new NativeArray<ushort>(output.Values.Shape.Blocks * output.Shape.Features * PoolRows.Winners);
    }

    public IEnumerable<Step> ForwardSteps() => isFed ? [] : [new((_, block) => Forward(block))];

    public IEnumerable<Step> BackwardSteps()
    {
        if (isFed || !input.NeedsGradient) return [];
        var adds = input.TakeTurn();
        return [new((_, block) => Backward(block, adds)) { Gradients = [input, output] }];
    }

    public void Dispose() => _winners?.Dispose();

    public void Forward(int block, int row, int place, int places, ReadOnlySpan<int> channels)
    {
        var (from, to) = (input.Values.Shape, output.Values.Shape);
        var source = input.Values.At(block, 0, 2 * row, 2 * place);
        var target = output.Values.At(block, 0, row, place);
        var winners = WinnersAt(block, 0, row) + place * PoolRows.Winners;
        var targetChannel = output.Values.At(block, 1, row, place) - target;
        var winnersChannel = WinnersAt(block, 1, row) - WinnersAt(block, 0, row);
        foreach (var channel in channels)
        {
            PoolRows.Greatest<TLanes>(
                source + channel * from.ChannelStride, from.RowStride, places, rectifies, target + channel * targetChannel, to.PlaceStride,
                winners + channel * winnersChannel);
        }
    }

    public void Backward(int block, int row, ReadOnlySpan<int> channels)
    {
        foreach (var channel in channels) HandBackRow(block, channel, row);
    }

    private void Forward(int block)
    {
        for (var row = 0; HasWinners && row < output.Shape.Height; row++) Forward(block, row, 0, output.Shape.Width, _channels);
        if (HasWinners) return;
        for (var channel = 0; channel < input.Shape.Channels; channel++)
            for (var row = 0; row < output.Shape.Height; row++)
            {
                if (!IsQuarter(window))
                {
                    ForwardRow(block, channel, row);
                    continue;
                }

                PoolRows.Mean<TLanes>(
                    input.Values.At(block, channel, 2 * row, 0), input.Values.Shape.RowStride, output.Shape.Width,
                    output.Values.At(block, channel, row, 0), output.Values.Shape.PlaceStride);
            }
    }

    private void Backward(int block, bool addsToOthers)
    {
        if ((Overlaps || Skips) && !addsToOthers) input.Gradient.Clear(block);
        var adds = Overlaps || addsToOthers;
        for (var channel = 0; channel < input.Shape.Channels; channel++)
            for (var row = 0; row < output.Shape.Height; row++)
            {
                if (HasWinners && !adds) HandBackRow(block, channel, row);
                else BackwardRow(block, channel, row, adds);
            }
    }

    private void HandBackRow(int block, int channel, int row) => PoolRows.GreatestBack<TLanes>(
        WinnersAt(block, channel, row), output.Shape.Width, output.Gradient.At(block, channel, row, 0), output.Gradient.Shape.PlaceStride,
        input.Gradient.At(block, channel, 2 * row, 0), input.Gradient.Shape.RowStride);

    private ushort* WinnersAt(int block, int channel, int row) =>
        _winners!.Pointer + (((long)block * output.Shape.Channels + channel) * output.Shape.Height + row) * output.Shape.Width * PoolRows.Winners;

    private void ForwardRow(int block, int channel, int row)
    {
        for (var column = 0; column < output.Shape.Width; column++)
            for (var lane = 0; lane < MapShape.Lanes; lane += TLanes.Count)
                Value(block, channel, row, column, lane).Store(output.Values.At(block, channel, row, column) + lane);
    }

    private void BackwardRow(int block, int channel, int row, bool adds)
    {
        for (var column = 0; column < output.Shape.Width; column++)
            for (var lane = 0; lane < MapShape.Lanes; lane += TLanes.Count)
                HandBack(block, channel, row, column, lane, adds);
    }

    private TLanes Value(int block, int channel, int row, int column, int lane)
    {
        var (firstRow, endRow) = Range(row, input.Shape.Height);
        var (firstColumn, endColumn) = Range(column, input.Shape.Width);
        var value = greatest ? TLanes.Load(input.Values.At(block, channel, firstRow, firstColumn) + lane) : TLanes.Broadcast(0f);
        for (var r = firstRow; r < endRow; r++)
        {
            var x = input.Values.At(block, channel, r, firstColumn) + lane;
            for (var c = firstColumn; c < endColumn; c++, x += MapShape.Lanes)
                value = greatest ? TLanes.AtLeast(value, TLanes.Load(x)) : value + TLanes.Load(x);
        }

        if (rectifies) value = TLanes.ZeroWhereNotGreater(value, TLanes.Broadcast(0f), value);
        return greatest ? value : value * TLanes.Broadcast(_share);
    }

    private void HandBack(int block, int channel, int row, int column, int lane, bool adds)
    {
        var (firstRow, endRow) = Range(row, input.Shape.Height);
        var (firstColumn, endColumn) = Range(column, input.Shape.Width);
        var error = TLanes.Load(output.Gradient.At(block, channel, row, column) + lane);
        var highest = TLanes.Load(output.Values.At(block, channel, row, column) + lane);
        if (rectifies)
        {
            error = TLanes.ZeroWhereNotGreater(highest, TLanes.Broadcast(0f), error);
            error.Store(output.Gradient.At(block, channel, row, column) + lane);
        }

        var share = error * TLanes.Broadcast(_share);
        for (var r = firstRow; r < endRow; r++)
        {
            var x = input.Values.At(block, channel, r, firstColumn) + lane;
            var d = input.Gradient.At(block, channel, r, firstColumn) + lane;
            for (var c = firstColumn; c < endColumn; c++, x += MapShape.Lanes, d += MapShape.Lanes)
            {
                if (!greatest)
                {
                    Elementwise.Give(d, share, adds);
                    continue;
                }

                // What is left of the error stays where this value is below the greatest, and is given here where it is the greatest.
                var rest = TLanes.WhereGreater(highest, TLanes.Load(x), error);
                Elementwise.Give(d, error - rest, adds);
                error = rest;
            }
        }
    }

    private (int First, int End) Range(int place, int length)
    {
        var first = place * window.Stride - window.Padding;
        return (Math.Max(0, first), Math.Min(length, first + window.Size));
    }
}
