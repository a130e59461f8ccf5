using System.Collections.Immutable;
using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Layers;

/// <summary>The gradient that a dense layer hands back to its input, term by term.</summary>
internal sealed unsafe class DenseInputGradient : IDenseInputGradient
{
    private readonly Windows _windows;
    private readonly DenseLayout _layout;
    private readonly Signal _input;
    private readonly Signal _output;
    private readonly int _atOnce;
    private readonly Map? _split;
    private readonly ImmutableArray<Part> _parts;

    public DenseInputGradient(Windows windows, DenseLayout layout, Signal input, Signal output, int atOnce)
    {
        (_windows, _layout, _input, _output, _atOnce) = (windows, layout, input, output, atOnce);
        _split = windows.SplitGradient();
        _parts = [.. windows.Parts().Select(MakePart)];
    }

    public void Begin(float* weights)
    {
    }

    public void Run<TLanes>(int block, float* weights, bool adds)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var target = _split ?? _input.Gradient;
        foreach (var part in _parts)
        {
            var terms = new Terms(part.Weights.Length, part.Weights.Pointer, part.Sources.Pointer);
            foreach (var row in part.Rows) Row<TLanes>(terms, weights, block, row, target, takesUp: adds && _split is null);
        }

        if (_split is not null) _windows.Merge<TLanes>(_split, block, adds);
    }

    public void Dispose()
    {
        _split?.Dispose();
        foreach (var part in _parts) part.Dispose();
    }

    private void Row<TLanes>(in Terms terms, float* weights, int block, in GradientRow row, Map target, bool takesUp)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var source = _output.Gradient.Start + row.Source + block * _output.Gradient.Shape.BlockStride;
        var to = target.Start + row.Target + block * target.Shape.BlockStride;
        var from = 0;
        do
        {
            var some = Math.Min(_atOnce, terms.Count - from);
            for (var group = 0; group < _layout.Groups; group++)
            {
                var first = group * MapShape.Lanes;
                TileSums.Row<TLanes>(
                    terms.Part(from, some), weights + group * _layout.GroupLength, 1, Math.Min(MapShape.Lanes, _layout.Channels - first), source,
                    to + (long)first * target.Shape.ChannelStride, target.Shape.ChannelStride, row.Floats,
                    takesUp || from > 0 ? SumStart.Target : SumStart.Zero);
            }

            from += some;
        }
        while (from < terms.Count);
    }

    private Part MakePart(GradientPart part)
    {
        var taps = part.Taps(_windows.Stride).ToArray();
        var made = new Part([.. _windows.Rows(part, _split)], new NativeArray<int>(_layout.Units * taps.Length), new NativeArray<int>(_layout.Units * taps.Length));
        for (var unit = 0; unit < _layout.Units; unit++)
            for (var tap = 0; tap < taps.Length; tap++)
            {
                var (row, column) = taps[tap];
                made.Weights.Pointer[unit * taps.Length + tap] = unit * _layout.UnitStride + (row * _windows.Size + column) * MapShape.Lanes;
                made.Sources.Pointer[unit * taps.Length + tap] = _windows.ErrorOffset(part, unit, row, column);
            }

        return made;
    }

    private sealed record Part(GradientRow[] Rows, NativeArray<int> Weights, NativeArray<int> Sources) : IDisposable
    {
        public void Dispose()
        {
            Weights.Dispose();
            Sources.Dispose();
        }
    }
}
