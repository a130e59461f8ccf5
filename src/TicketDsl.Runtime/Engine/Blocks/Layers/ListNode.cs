using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Updates;

namespace TicketDsl.Runtime.Engine.Blocks.Layers;

/// <summary>
/// A linear layer or a convolution that holds only the weights that its mask keeps, with an offset each: time and memory fall with the
/// density. Weights lie tile by tile of channels, unit by unit.
/// Order: sums and gradients handed back are the chains of <see cref="DenseNode{TLanes,TRule}"/> without the weights that are masked;
/// a weight's gradient is the sum of what <see cref="ListDots"/> gives for each block and tile of two rows and eight columns.
/// </summary>
internal sealed unsafe class ListNode<TLanes, TRule> : ILayerNode
    where TLanes : unmanaged, ILanes<TLanes>
    where TRule : struct, IUpdateRule<TRule>
{
    /// <summary>Features of a tile of a linear layer.</summary>
    private const int LinearChannels = 1024;

    private readonly Layer _layer;
    private readonly Signal _input;
    private readonly Signal _output;
    private readonly IPooling? _pooling;
    private readonly int[] _units;
    private readonly int[] _all;
    private readonly IReadOnlyList<Signal> _touched;
    private readonly Func<TRule> _rule;
    private readonly float _weightDecay;
    private readonly Windows _windows;
    private readonly Biases<TRule> _biases;
    private readonly Mask _mask;
    private readonly int _tile;
    private int[] _inputs = [];
    private SurvivorList? _list;
    private Parameters<TRule>? _weights;
    private NativeArray<float>? _gradients;
    private ListInputGradient? _inputGradient;

    public ListNode(Layer layer, Mask mask, Signal input, Signal output, IPooling? pooling, Func<TRule> rule, float weightDecay)
    {
        _touched = pooling is null ? [input, output] : [input, output, pooling.Output];
        (_layer, _mask, _input, _output, _pooling, _rule, _weightDecay) = (layer, mask, input, output, pooling is { IsFed: true } ? pooling : null, rule, weightDecay);
        _all = [.. Enumerable.Range(0, layer.Units)];
        _units = [.. Enumerable.Range(0, layer.Units).Where(unit => Enumerable.Range(0, layer.Inputs).Any(source => mask[unit, source]))];
        output.GradientPassesInRows = ErrorsPassInRows;
        _windows = new Windows(layer, input, output);
        _biases = new Biases<TRule>(layer, output, pooling);
        _tile = input.IsFlat ? LinearChannels : ConvChannels(mask.Density);
    }

    public Signal Output => _pooling?.Output ?? _output;

    public void Allocate()
    {
        _windows.Allocate();
        var taps = _windows.Taps;
        var survivors = new List<(int Tile, int Target, int Offset)>();
        var indices = new List<int>();
        for (var unit = 0; unit < _layer.Units; unit++)
            for (var input = 0; input < _layer.Inputs; input++)
            {
                var index = unit * _layer.Inputs + input;
                if (!_mask[index]) continue;
                var (channel, tap) = (input / taps, input % taps);
                survivors.Add((channel / _tile, unit, _windows.Offset(channel, tap / _windows.Size, tap % _windows.Size)));
                indices.Add(index);
            }

        _list = new SurvivorList((_windows.Channels + _tile - 1) / _tile, _layer.Units, survivors.ToArray(), out var order);
        _inputs = [.. order.Select(i => indices[i])];
        _weights = new Parameters<TRule>(_inputs.Length);
        _gradients = new NativeArray<float>(_weights.Length + 16);
        for (var i = 0; i < _inputs.Length; i++) _weights.Keep(i);
        if (_input.NeedsGradient) _inputGradient = new ListInputGradient(_windows, _layer, _inputs, _input, _output, _tile);
    }

    public void Read(ReadOnlySpan<float> parameters, Mask? mask)
    {
        for (var i = 0; i < _inputs.Length; i++) _weights!.Values[i] = parameters[_inputs[i]];
        _biases.Read(parameters.Slice(_layer.Weights, _layer.Biases));
    }

    public void Write(Span<float> parameters)
    {
        parameters[.._layer.Weights].Clear();
        for (var i = 0; i < _inputs.Length; i++) parameters[_inputs[i]] = _weights!.Values[i];
        _biases.Write(parameters.Slice(_layer.Weights, _layer.Biases));
    }

    public void Walk(StateWalk walk)
    {
        _weights!.Walk(walk);
        _biases.Walk(walk);
    }

    public IEnumerable<Step> ForwardSteps() => [new((_, block) => Forward(block)) { IsWhole = _input.IsFlat }];

    public IEnumerable<Step> BackwardSteps()
    {
        var adds = _input.NeedsGradient && _input.TakeTurn();
        return [new((_, block) => Backward(block, adds)) { Begin = _ => Begin(), End = _ => Update(), IsWhole = _input.IsFlat, Gradients = _touched }];
    }

    public void Dispose()
    {
        _windows.Dispose();
        _biases.Dispose();
        _list?.Dispose();
        _weights?.Dispose();
        _gradients?.Dispose();
        _inputGradient?.Dispose();
    }

    /// <summary>Whether errors are needed two rows at a time: none is handed back, for which those around are needed too.</summary>
    private bool ErrorsPassInRows => _pooling is not null && !_input.NeedsGradient;

    /// <summary>Channels of a tile where there is a window: the fewer weights a tile has, the more it takes to pay for going through all targets.</summary>
    private static int ConvChannels(double density) => density > 0.3 ? 8 : density > 0.03 ? 16 : 32;

    private void Forward(int block)
    {
        _windows.Prepare(block);
        var (_, rows, floats) = _output.Values.Shape.Walk;
        var places = floats / MapShape.Lanes;
        var strip = StripPlaces(places);
        for (var place = 0; place < places; place += strip)
        {
            var some = Math.Min(strip, places - place);
            for (var row = 0; row < rows; row += ListSums.MostRows)
            {
                Rows(block, row, Math.Min(ListSums.MostRows, rows - row), place, some);
                _pooling?.Forward(block, row / 2, place / 2, some / 2, _all);
            }
        }
    }

    /// <summary>Places of a strip that passes from the first row to the last, so narrow that rows which two windows share are still in cache.</summary>
    private int StripPlaces(int places)
    {
        const long Cached = 256 * 1024;
        var most = ListSums.MostPositions<TLanes>();
        var rows = (long)_windows.Channels * (ListSums.MostRows + _windows.Size - 1) * _windows.RowStep * sizeof(float);
        return _input.IsFlat || rows <= Cached ? places : most;
    }

    private void Rows(int block, int row, int rows, int place, int places)
    {
        var shape = _output.Values.Shape;
        var most = ListSums.MostPositions<TLanes>();
        for (var p = place; p < place + places; p += most)
        {
            var source = _windows.Row(block, row) + p * MapShape.Lanes;
            var target = _output.Values.At(block, 0, row, 0) + p * MapShape.Lanes;
            for (var tile = 0; tile < _list!.Tiles; tile++)
            {
                ListSums.Tile<TLanes>(
                    rows, Math.Min(most, place + places - p), _list.Starts(tile), _list.Targets, _list.Offsets, _weights!.Values, source, _windows.RowStep,
                    target, shape.RowStride, shape.ChannelStride, new SumStart(tile > 0, _biases.Values, _biases.Rectifies && tile == _list.Tiles - 1));
            }
        }
    }

    private void Begin()
    {
        _biases.Clear();
        _gradients!.Span.Clear();
        _inputGradient?.Begin(_weights!.Values);
    }

    private void Backward(int block, bool adds)
    {
        _biases.Prepare<TLanes>(block);
        for (var row = 0; !ErrorsPassInRows && row < _pooling?.Output.Shape.Height; row++) _pooling.Backward(block, row, _units);
        _inputGradient?.Run<TLanes>(block, adds);
        WeightGradient(block);
    }

    private void Update()
    {
        var rule = _rule();
        _weights!.Update<TLanes>(rule, _weightDecay, 0, _weights.Length, _gradients!.Pointer);
        _biases.Update<TLanes>(rule, _weightDecay);
    }

    private void WeightGradient(int block)
    {
        var shape = _output.Gradient.Shape;
        var (_, rows, floats) = shape.Walk;
        var places = floats / MapShape.Lanes;

        // Tiles of nearly equal width: ten places are five and five, not eight and two.
        var tiles = (places + ListDots.MostPlaces - 1) / ListDots.MostPlaces;
        for (var row = 0; row < rows; row += ListDots.MostRows)
        {
            if (ErrorsPassInRows) _pooling!.Backward(block, row / ListDots.MostRows, _units);
            for (var t = 0; t < tiles; t++)
            {
                var place = places * t / tiles;
                var somePlaces = places * (t + 1) / tiles - place;
                var source = _windows.Row(block, row) + place * MapShape.Lanes;
                var errors = _output.Gradient.At(block, 0, row, 0) + place * MapShape.Lanes;
                for (var tile = 0; tile < _list!.Tiles; tile++)
                {
                    ListDots.Add<TLanes>(
                        Math.Min(ListDots.MostRows, rows - row), somePlaces, _list.Starts(tile), _list.Targets, _list.Offsets, source, _windows.RowStep,
                        errors, shape.RowStride, shape.ChannelStride, _gradients!.Pointer);
                }
            }
        }
    }
}
