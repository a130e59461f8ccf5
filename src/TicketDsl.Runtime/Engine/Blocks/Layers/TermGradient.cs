using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Layers;

/// <summary>Weight gradients of a layer of few channels, a term at a time.</summary>
internal sealed unsafe class TermGradient : IDenseWeightGradient
{
    /// <summary>Floats of error rows that a tile sums before its 16 sums are added up.</summary>
    private const int FloatsAtOnce = 1024;

    private readonly Windows _windows;
    private readonly DenseLayout _layout;
    private readonly Signal _output;
    private readonly NativeArray<int> _offsets;
    private readonly NativeArray<float> _byTerm;
    private readonly NativeArray<float> _gradients;
    private readonly int _terms;

    public TermGradient(Windows windows, DenseLayout layout, Signal output)
    {
        (_windows, _layout, _output) = (windows, layout, output);
        _terms = layout.Channels * layout.Taps;
        _offsets = new NativeArray<int>(_terms);
        _byTerm = new NativeArray<float>(layout.Units * _terms);
        _gradients = new NativeArray<float>(layout.Units * UnitStride);
        for (var term = 0; term < _terms; term++)
            _offsets.Pointer[term] = windows.Offset(term / layout.Taps, term % layout.Taps / windows.Size, term % layout.Taps % windows.Size);
    }

    public int GroupsAtOnce => _layout.Groups;

    public int UnitStride => _layout.Groups * _layout.GroupLength;

    public float* Gradients => _gradients.Pointer;

    public void Clear() => _byTerm.Span.Clear();

    public void Take<TLanes>(int block)
        where TLanes : unmanaged, ILanes<TLanes>
    {
    }

    public void Add<TLanes>(int block, int group, int groups)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var shape = _output.Gradient.Shape;
        var (_, rows, floats) = shape.Walk;
        var rowsAtOnce = Math.Max(1, FloatsAtOnce / floats);
        for (var row = 0; row < rows; row += rowsAtOnce)
        {
            TileDots.Add<TLanes>(
                _offsets.Pointer, _terms, _windows.Row(block, row), _windows.RowStep, _output.Gradient.At(block, 0, row, 0), shape.RowStride,
                shape.ChannelStride, _layout.Units, Math.Min(rowsAtOnce, rows - row), floats, _byTerm.Pointer, _terms);
        }
    }

    public void Finish()
    {
        for (var unit = 0; unit < _layout.Units; unit++)
            for (var term = 0; term < _terms; term++)
                _gradients.Pointer[unit * UnitStride + _layout.Offset(term / _layout.Taps, term % _layout.Taps)] = _byTerm.Pointer[unit * _terms + term];
    }

    public void Dispose()
    {
        _offsets.Dispose();
        _byTerm.Dispose();
        _gradients.Dispose();
    }
}
