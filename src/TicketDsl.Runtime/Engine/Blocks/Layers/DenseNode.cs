using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Updates;

namespace TicketDsl.Runtime.Engine.Blocks.Layers;

/// <summary>
/// A linear layer or a convolution that keeps all its weights in memory, masked or not: the plan above about half density.
/// Weights lie as [unit, group of 16 channels, place of the window, channel].
/// Order: a sum is one chain from the bias on over channels, window rows and window columns; a gradient handed back is one over units
/// ascending, window rows and window columns descending; both are <see cref="WinogradSums"/> where those fit. A weight's gradient is one
/// over blocks, rows, columns and examples, or, of few channels, the sum of what <see cref="TileDots"/> gives for each block and group
/// of rows.
/// </summary>
internal sealed unsafe class DenseNode<TLanes, TRule> : ILayerNode
    where TLanes : unmanaged, ILanes<TLanes>
    where TRule : struct, IUpdateRule<TRule>
{
    /// <summary>Terms of a sum that pass at once, so that their sources stay in the nearest cache.</summary>
    private const int TermsAtOnce = 144;

    private readonly Layer _layer;
    private readonly Signal _input;
    private readonly Signal _output;
    private readonly IPooling? _pooling;
    private readonly int[] _units;
    private readonly IReadOnlyList<Signal> _touched;
    private readonly Func<TRule> _rule;
    private readonly float _weightDecay;
    private readonly Windows _windows;
    private readonly DenseLayout _layout;
    private readonly Biases<TRule> _biases;
    private readonly Parameters<TRule> _weights;
    private IDenseSums? _forward;
    private IDenseInputGradient? _inputGradient;
    private IDenseWeightGradient? _weightGradient;

    public DenseNode(Layer layer, Signal input, Signal output, IPooling? pooling, Func<TRule> rule, float weightDecay)
    {
        _touched = pooling is null ? [input, output] : [input, output, pooling.Output];
        (_layer, _input, _output, _pooling, _rule, _weightDecay) = (layer, input, output, pooling is { IsFed: true } ? pooling : null, rule, weightDecay);
        _units = [.. Enumerable.Range(0, layer.Units)];
        _windows = new Windows(layer, input, output);
        _layout = new DenseLayout(layer.Units, _windows.Channels, _windows.Taps);
        _biases = new Biases<TRule>(layer, output, pooling);
        _weights = new Parameters<TRule>(_layout.Length);
    }

    public Signal Output => _pooling?.Output ?? _output;

    public void Allocate()
    {
        _windows.Allocate();
        var winograd = WinogradSums.Fits(_layer, _output.Shape);
        _forward = winograd ? new WinogradForward(_windows, _layout, _output) : new DenseSums(_windows, _layout, TermsAtOnce);
        if (_input.NeedsGradient)
        {
            _inputGradient = winograd
                ? new WinogradInputGradient(_windows, _layout, _input, _output)
                : new DenseInputGradient(_windows, _layout, _input, _output, TermsAtOnce);
        }

        _weightGradient = _windows.Channels < ChannelGradient.LeastChannels
            ? new TermGradient(_windows, _layout, _output)
            : new ChannelGradient(_windows, _layout, _output);
    }

    public void Read(ReadOnlySpan<float> parameters, Mask? mask)
    {
        for (var unit = 0; unit < _layer.Units; unit++)
            for (var input = 0; input < _layer.Inputs; input++)
            {
                var (index, at) = (unit * _layer.Inputs + input, _layout.Of(unit, input));
                if (mask is not null && mask[index]) _weights.Keep(at);
                _weights.Values[at] = mask is null || mask[index] ? parameters[index] : 0f;
            }

        _biases.Read(parameters.Slice(_layer.Weights, _layer.Biases));
    }

    public void Write(Span<float> parameters)
    {
        for (var unit = 0; unit < _layer.Units; unit++)
            for (var input = 0; input < _layer.Inputs; input++)
                parameters[unit * _layer.Inputs + input] = _weights.Values[_layout.Of(unit, input)];
        _biases.Write(parameters.Slice(_layer.Weights, _layer.Biases));
    }

    public void Walk(StateWalk walk)
    {
        _weights.Walk(walk);
        _biases.Walk(walk);
    }

    public IEnumerable<Step> ForwardSteps() =>
    [
        new((_, block) =>
        {
            _windows.Prepare(block);
            _forward!.Run<TLanes>(block, _weights.Values, _biases.Values, _biases.Rectifies, _output.Values, _pooling);
        })
        { Begin = _ => _forward!.Begin(_weights.Values), IsWhole = _input.IsFlat },
    ];

    public IEnumerable<Step> BackwardSteps()
    {
        var adds = _input.NeedsGradient && _input.TakeTurn();
        return _input.IsFlat
            ? [new((_, _) => BackwardLinear(adds)) { Begin = _ => Begin(), IsWhole = true, Gradients = _touched }]
            : [new((_, block) => Backward(block, adds)) { Begin = _ => Begin(), End = _ => Update(0, _layout.Groups), Gradients = _touched }];
    }

    public void Dispose()
    {
        _windows.Dispose();
        _biases.Dispose();
        _weights.Dispose();
        _forward?.Dispose();
        _inputGradient?.Dispose();
        _weightGradient?.Dispose();
    }

    private void Begin()
    {
        _biases.Clear();
        _weightGradient!.Clear();
        _inputGradient?.Begin(_weights.Values);
    }

    private void Backward(int block, bool adds)
    {
        _biases.Prepare<TLanes>(block);
        for (var row = 0; row < _pooling?.Output.Shape.Height; row++) _pooling.Backward(block, row, _units);
        _inputGradient?.Run<TLanes>(block, _weights.Values, adds);
        _weightGradient!.Take<TLanes>(block);
        _weightGradient.Add<TLanes>(block, 0, _layout.Groups);
    }

    /// <summary>Gradients some groups at a time, which the optimizer takes at once: the whole gradient is never in memory.</summary>
    private void BackwardLinear(bool adds)
    {
        _biases.Prepare<TLanes>(0);
        _inputGradient?.Run<TLanes>(0, _weights.Values, adds);
        _weightGradient!.Take<TLanes>(0);
        for (var group = 0; group < _layout.Groups; group += _weightGradient.GroupsAtOnce)
        {
            var groups = Math.Min(_weightGradient.GroupsAtOnce, _layout.Groups - group);
            if (group > 0) _weightGradient.Clear();
            _weightGradient.Add<TLanes>(0, group, groups);
            Update(group, groups);
        }
    }

    private void Update(int group, int groups)
    {
        var rule = _rule();
        _weightGradient!.Finish();
        for (var unit = 0; unit < _layer.Units; unit++)
        {
            _weights.Update<TLanes>(
                rule, _weightDecay, _layout.GroupStart(unit, group), groups * _layout.GroupLength, _weightGradient.Gradients + (long)unit * _weightGradient.UnitStride);
        }

        if (group + groups == _layout.Groups) _biases.Update<TLanes>(rule, _weightDecay);
    }
}
