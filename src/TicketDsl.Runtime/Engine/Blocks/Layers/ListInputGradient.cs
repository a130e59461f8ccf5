using System.Collections.Immutable;
using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Layers;

/// <summary>The gradient that the weights a mask keeps hand back to their layer's input.</summary>
internal sealed unsafe class ListInputGradient : IDisposable
{
    private readonly Windows _windows;
    private readonly Signal _input;
    private readonly Signal _output;
    private readonly Map? _split;
    private readonly ImmutableArray<Part> _parts;

    /// <param name="windows">Where the layer finds its sources.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="indices">The survivors in the order in which their weights lie, each counted as <see cref="Layer.Weights"/> does.</param>
    /// <param name="input">Whose gradient it is.</param>
    /// <param name="output">Where errors come from.</param>
    /// <param name="tile">Units of a tile.</param>
    public ListInputGradient(Windows windows, Layer layer, int[] indices, Signal input, Signal output, int tile)
    {
        (_windows, _input, _output) = (windows, input, output);
        _split = windows.SplitGradient();

        // Sums run over units ascending and then the window's places descending, whatever order the weights lie in.
        var ordered = Enumerable.Range(0, indices.Length).OrderBy(i => indices[i] / layer.Inputs).ThenByDescending(i => indices[i]).ToArray();
        _parts = [.. windows.Parts().Select(part => MakePart(part, layer, indices, ordered, tile))];
    }

    /// <summary>Takes this iteration's weights, in the order in which they lie.</summary>
    public void Begin(float* weights)
    {
        foreach (var part in _parts)
        {
            var (indices, ordered, count) = ((nint)part.Indices.Pointer, (nint)part.Weights.Pointer, part.Weights.Length);
            for (nint i = 0; i < count; i++) ((float*)ordered)[i] = weights[((int*)indices)[i]];
        }
    }

    /// <summary>The gradient of a block; of a linear layer, of all.</summary>
    public void Run<TLanes>(int block, bool adds)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var target = _split ?? _input.Gradient;
        foreach (var part in _parts) Block<TLanes>(part, block, target, takesUp: adds && _split is null);
        if (_split is not null) _windows.Merge<TLanes>(_split, block, adds);
    }

    public void Dispose()
    {
        _split?.Dispose();
        foreach (var part in _parts) part.Dispose();
    }

    private void Block<TLanes>(Part part, int block, Map target, bool takesUp)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var (from, to) = (_output.Gradient.Shape, target.Shape);
        var most = ListSums.MostPositions<TLanes>();
        var places = part.Rows.Length == 0 ? 0 : part.Rows[0].Floats / MapShape.Lanes;

        // Rows one below the other, so that those which two windows share are still in cache.
        for (var place = 0; place < places; place += most)
            for (var r = 0; r < part.Rows.Length; r += ListSums.MostRows)
            {
                var row = part.Rows[r];
                var pair = r + 1 < part.Rows.Length;
                var next = pair ? part.Rows[r + 1] : row;
                var source = _output.Gradient.Start + row.Source + block * from.BlockStride + place * MapShape.Lanes;
                var sums = target.Start + row.Target + block * to.BlockStride + place * MapShape.Lanes;
                for (var tile = 0; tile < part.List.Tiles; tile++)
                {
                    ListSums.Tile<TLanes>(
                        pair ? 2 : 1, Math.Min(most, places - place), part.List.Starts(tile), part.List.Targets, part.List.Offsets, part.Weights.Pointer,
                        source, (int)(next.Source - row.Source), sums, (int)(next.Target - row.Target), to.ChannelStride,
                        takesUp || tile > 0 ? SumStart.Target : SumStart.Zero);
                }
            }
    }

    private Part MakePart(GradientPart part, Layer layer, int[] indices, int[] ordered, int tile)
    {
        var survivors = new List<(int Tile, int Target, int Offset)>();
        var weights = new List<int>();
        foreach (var i in ordered)
        {
            var (unit, input) = (indices[i] / layer.Inputs, indices[i] % layer.Inputs);
            var (channel, tap) = (input / _windows.Taps, input % _windows.Taps);
            var (row, column) = (tap / _windows.Size, tap % _windows.Size);
            if (row % _windows.Stride != part.Row || column % _windows.Stride != part.Column) continue;
            survivors.Add((unit / tile, channel, _windows.ErrorOffset(part, unit, row, column)));
            weights.Add(i);
        }

        var list = new SurvivorList((layer.Units + tile - 1) / tile, _windows.Channels, survivors.ToArray(), out var order);
        var made = new Part([.. _windows.Rows(part, _split)], list, new NativeArray<int>(order.Length), new NativeArray<float>(order.Length));
        for (var i = 0; i < order.Length; i++) made.Indices.Pointer[i] = weights[order[i]];
        return made;
    }

    private sealed record Part(GradientRow[] Rows, SurvivorList List, NativeArray<int> Indices, NativeArray<float> Weights) : IDisposable
    {
        public void Dispose()
        {
            List.Dispose();
            Indices.Dispose();
            Weights.Dispose();
        }
    }
}
