using System.Collections.Immutable;
using TicketDsl.Runtime.Engine.Blocks.Nodes;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Layers;

/// <summary>
/// Where a layer with weights finds what its sums are of. Forward, the source of (channel, window row, window column) lies at a fixed
/// offset from the row of each output row; with a stride, a copy of the input keeps columns of equal remainder next to each other, so
/// that the places of a row lie next to each other too. A linear layer is a window of one place.
/// </summary>
internal sealed unsafe class Windows : IDisposable
{
    private readonly Signal _input;
    private readonly Signal _output;
    private Map? _split;

    public Windows(Layer layer, Signal input, Signal output)
    {
        (_input, _output) = (input, output);
        (Size, Stride, Padding) = layer.Window is { } window ? (window.Size, window.Stride, window.Padding) : (1, 1, 0);
        Channels = input.Channels;
        if (input.IsFlat) return;
        if (Stride == 1)
        {
            input.AskBorder(Padding);
            if (input.NeedsGradient) output.AskGradientBorder(Math.Max(
                Size - 1 - Padding, Padding + Math.Max(input.Shape.Height - output.Shape.Height, input.Shape.Width - output.Shape.Width)));
        }
        else
        {
            SplitWidth = (input.Shape.Width + 2 * Padding + Stride - 1) / Stride;
            var below = (Padding + input.Shape.Height - 1) / Stride - (output.Shape.Height - 1);
            output.AskGradientBorder(Math.Max((Size - 1) / Stride, Math.Max(SplitWidth - output.Shape.Width, below)));
        }
    }

    /// <summary>Rows and columns of the window.</summary>
    public int Size { get; }

    public int Stride { get; }

    public int Padding { get; }

    /// <summary>Places of the window.</summary>
    public int Taps => Size * Size;

    /// <summary>Channels of the input.</summary>
    public int Channels { get; }

    /// <summary>Whether the layer is linear, so that all blocks are one row.</summary>
    public bool IsFlat => _input.IsFlat;

    /// <summary>The map that forward offsets are of: the input, or its copy split by columns.</summary>
    public Map Source => _split ?? _input.Values;

    /// <summary>Floats from one output row's source to the next one's.</summary>
    public int RowStep => Stride * Source.Shape.RowStride;

    /// <summary>Columns of equal remainder in the copy; 0 without a stride.</summary>
    private int SplitWidth { get; }

    public void Allocate()
    {
        if (Stride == 1) return;
        var values = _input.Values.Shape;
        _split = new Map(new MapShape(values.Blocks, values.Channels, values.Height + 2 * Padding, Stride * SplitWidth, 0, IsFlat: false));
    }

    /// <summary>Brings a block of the copy up to date.</summary>
    public void Prepare(int block)
    {
        if (_split is null) return;
        for (var channel = 0; channel < Channels; channel++)
            for (var row = 0; row < _input.Shape.Height; row++)
            {
                var source = _input.Values.At(block, channel, row, 0);
                var target = _split.At(block, channel, row + Padding, 0);
                for (var column = 0; column < _input.Shape.Width; column++) Copy(source + column * MapShape.Lanes, target + SplitColumn(column));
            }
    }

    /// <summary>The source of an output row, from which offsets are counted.</summary>
    public float* Row(int block, int row) => _split is null
        ? _input.Values.At(block, 0, row - Padding, -Padding)
        : _split.At(block, 0, row * Stride, 0);

    /// <summary>Floats from an output row's source to the source of a channel and a place of the window.</summary>
    public int Offset(int channel, int windowRow, int windowColumn)
    {
        var shape = Source.Shape;
        return channel * shape.ChannelStride + windowRow * shape.RowStride + Column(windowColumn) * MapShape.Lanes;
    }

    /// <summary>Columns from an output row's source to a column of the window.</summary>
    public int Column(int windowColumn) => Stride == 1 ? windowColumn : windowColumn % Stride * SplitWidth + windowColumn / Stride;

    /// <summary>The parts of the input's gradient that are summed over equal places of the window: one, or with a stride one for each remainder of row and column.</summary>
    public ImmutableArray<GradientPart> Parts()
    {
        var parts = ImmutableArray.CreateBuilder<GradientPart>();
        for (var row = 0; row < Stride; row++)
            for (var column = 0; column < Stride; column++)
                parts.Add(new GradientPart(row, column, (Size - 1 - row + Stride) / Stride - 1, (Size - 1 - column + Stride) / Stride - 1));
        return parts.ToImmutable();
    }

    /// <summary>Floats from the source of a row of the input's gradient to a unit and a place of the window.</summary>
    public int ErrorOffset(in GradientPart part, int unit, int windowRow, int windowColumn)
    {
        var shape = _output.Gradient.Shape;
        return unit * shape.ChannelStride
            + (part.LastRow - windowRow / Stride) * shape.RowStride
            + (part.LastColumn - windowColumn / Stride) * MapShape.Lanes;
    }

    /// <summary>Where a map for the input's gradient comes from: with a stride a copy split like the source, which <see cref="Merge"/> puts together.</summary>
    public Map? SplitGradient() => _split is null ? null : new Map(new MapShape(_split.Shape.Blocks, Channels, _split.Shape.Height, _split.Shape.Width, 0, IsFlat: false, IsOneBlock: true));

    /// <summary>The rows of the input's gradient that a part holds: target, source and how many floats.</summary>
    public IEnumerable<GradientRow> Rows(GradientPart part, Map? split)
    {
        if (split is null)
        {
            var (_, rows, floats) = _input.Gradient.Shape.Walk;
            for (var row = 0; row < rows; row++)
            {
                yield return new GradientRow(
                    _input.Gradient.Shape.At(0, 0, row, 0), _output.Gradient.Shape.At(0, 0, row + Padding - part.LastRow, Padding - part.LastColumn), floats);
            }

            yield break;
        }

        for (var padded = part.Row; padded < Padding + _input.Shape.Height; padded += Stride)
        {
            if (padded < Padding) continue;
            yield return new GradientRow(
                split.Shape.At(0, 0, padded, part.Column * SplitWidth),
                _output.Gradient.Shape.At(0, 0, padded / Stride - part.LastRow, -part.LastColumn),
                SplitWidth * MapShape.Lanes);
        }
    }

    /// <summary>Writes or adds a block of a split gradient to the input's.</summary>
    public void Merge<TLanes>(Map split, int block, bool adds)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var channel = 0; channel < Channels; channel++)
            for (var row = 0; row < _input.Shape.Height; row++)
            {
                var source = split.At(block, channel, row + Padding, 0);
                var target = _input.Gradient.At(block, channel, row, 0);
                for (var column = 0; column < _input.Shape.Width; column++, target += MapShape.Lanes)
                    for (var lane = 0; lane < MapShape.Lanes; lane += TLanes.Count)
                        Elementwise.Give(target + lane, TLanes.Load(source + SplitColumn(column) + lane), adds);
            }
    }

    public void Dispose() => _split?.Dispose();

    /// <summary>Floats from a split row's start to a column.</summary>
    private int SplitColumn(int column)
    {
        var padded = column + Padding;
        return (padded % Stride * SplitWidth + padded / Stride) * MapShape.Lanes;
    }

    private static void Copy(float* source, float* target) =>
        new ReadOnlySpan<float>(source, MapShape.Lanes).CopyTo(new Span<float>(target, MapShape.Lanes));
}

/// <summary>The places of the input whose row and column leave these remainders by the stride; the window's places that reach them leave the same.</summary>
/// <param name="Row">Remainder of padded rows.</param>
/// <param name="Column">Remainder of padded columns.</param>
/// <param name="LastRow">Window rows that reach them, less one.</param>
/// <param name="LastColumn">Window columns that reach them, less one.</param>
internal readonly record struct GradientPart(int Row, int Column, int LastRow, int LastColumn)
{
    /// <summary>The window's places of this part, rows and columns descending, so that their sources ascend: they are fetched in half the time.</summary>
    public IEnumerable<(int Row, int Column)> Taps(int stride)
    {
        for (var row = LastRow; row >= 0; row--)
            for (var column = LastColumn; column >= 0; column--)
                yield return (Row + row * stride, Column + column * stride);
    }
}

/// <summary>A row of the input's gradient, in floats from the first block and channel.</summary>
/// <param name="Target">Where it lies.</param>
/// <param name="Source">Where offsets into the output's gradient are counted from.</param>
/// <param name="Floats">Its length.</param>
internal readonly record struct GradientRow(long Target, long Source, int Floats);
