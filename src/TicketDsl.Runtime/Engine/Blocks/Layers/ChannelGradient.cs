using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Layers;

/// <summary>Weight gradients 16 channels at a time, from a copy of the sources that holds the channels of a place and example next to each other.</summary>
internal sealed unsafe class ChannelGradient : IDenseWeightGradient
{
    /// <summary>With fewer channels, too many of the 16 would be zeros.</summary>
    public const int LeastChannels = 8;

    /// <summary>Groups of a linear layer at a time, so that its gradient never needs memory of its own size.</summary>
    private const int LinearGroups = 24;

    /// <summary>Floats of error rows that pass at once, so that they stay in the nearest cache.</summary>
    private const int FloatsAtOnce = 1024;

    private readonly Windows _windows;
    private readonly DenseLayout _layout;
    private readonly Signal _output;
    private readonly NativeArray<float> _copy;
    private readonly NativeArray<float> _gradients;
    private readonly NativeArray<int> _targets;
    private readonly NativeArray<nint> _sources;
    private readonly int _rows;
    private readonly int _columns;

    public ChannelGradient(Windows windows, DenseLayout layout, Signal output)
    {
        (_windows, _layout, _output) = (windows, layout, output);
        var source = windows.Source.Shape;
        (_rows, _columns) = source.IsFlat ? (1, source.Blocks) : (source.Height + 2 * source.Border, source.Width + 2 * source.Border);
        GroupsAtOnce = layout.Taps == 1 && source.IsFlat ? Math.Min(layout.Groups, LinearGroups) : layout.Groups;
        UnitStride = GroupsAtOnce * layout.GroupLength;
        _copy = new NativeArray<float>(checked(layout.Groups * _rows * _columns * Place));
        _gradients = new NativeArray<float>(layout.Units * UnitStride);
        _targets = new NativeArray<int>(GroupsAtOnce * layout.Taps);
        _sources = new NativeArray<nint>(GroupsAtOnce * layout.Taps);
        for (var i = 0; i < _targets.Length; i++) _targets.Pointer[i] = i * MapShape.Lanes;
    }

    public int GroupsAtOnce { get; }

    public int UnitStride { get; }

    public float* Gradients => _gradients.Pointer;

    /// <summary>Floats of a place: 16 examples of 16 channels.</summary>
    private static int Place => MapShape.Lanes * MapShape.Lanes;

    public void Clear() => _gradients.Span.Clear();

    public void Take<TLanes>(int block)
        where TLanes : unmanaged, ILanes<TLanes> => Copy(block);

    public void Add<TLanes>(int block, int group, int groups)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var (_, rows, floats) = _output.Gradient.Shape.Walk;
        var rowsAtOnce = Math.Max(1, FloatsAtOnce / floats);
        for (var row = 0; row < rows; row += rowsAtOnce)
        {
            for (var g = 0; g < groups; g++)
                for (var tap = 0; tap < _layout.Taps; tap++)
                    _sources.Pointer[g * _layout.Taps + tap] = (nint)Source(group + g, row, tap);
            Some<TLanes>(groups, _output.Gradient.At(block, 0, row, 0), Math.Min(rowsAtOnce, rows - row), floats);
        }
    }

    public void Finish()
    {
    }

    public void Dispose()
    {
        _copy.Dispose();
        _gradients.Dispose();
        _targets.Dispose();
        _sources.Dispose();
    }

    /// <summary>The groups one after the other where there is a window, so that a group's sources stay in cache; of a linear layer all at once.</summary>
    private void Some<TLanes>(int groups, float* errors, int rows, int floats)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var shape = _output.Gradient.Shape;
        var sources = (float**)_sources.Pointer;
        var atOnce = _layout.Taps == 1 ? groups : 1;
        for (var g = 0; g < groups; g += atOnce)
        {
            var first = g * _layout.Taps;
            ChannelDots.Add<TLanes>(
                sources + first, atOnce * _layout.Taps, (long)_windows.Stride * _columns * Place, errors, shape.RowStride, shape.ChannelStride, _layout.Units,
                rows, floats, _gradients.Pointer, _targets.Pointer + first, UnitStride);
        }
    }

    private float* Source(int group, int row, int tap)
    {
        var source = _windows.Source.Shape;
        var firstRow = _windows.Stride == 1 ? row + source.Border - _windows.Padding : row * _windows.Stride;
        var firstColumn = _windows.Stride == 1 ? source.Border - _windows.Padding : 0;
        if (source.IsFlat) (firstRow, firstColumn) = (0, 0);
        var (windowRow, windowColumn) = (tap / _windows.Size, _windows.Column(tap % _windows.Size));
        return _copy.Pointer + (((long)group * _rows + firstRow + windowRow) * _columns + firstColumn + windowColumn) * Place;
    }

    private void Copy(int block)
    {
        var shape = _windows.Source.Shape;
        var source = _windows.Source.At(block, 0, -shape.Border, -shape.Border);
        var places = _rows * _columns;
        for (var group = 0; group < _layout.Groups; group++)
        {
            var channels = Math.Min(MapShape.Lanes, _layout.Channels - group * MapShape.Lanes);
            for (var place = 0; place < places; place++)
            {
                Transposition.OfSixteen(
                    source + (long)group * MapShape.Lanes * shape.ChannelStride + place * MapShape.Lanes, shape.ChannelStride, channels,
                    _copy.Pointer + ((long)group * places + place) * Place);
            }
        }
    }
}
