using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Updates;

namespace TicketDsl.Runtime.Engine.Plans;

/// <summary>
/// The weights of a layer that its mask keeps, and nothing of the others: tile of inputs after tile, in it unit after unit, inputs
/// ascending. The lists are walked the other way round, by input, to hand errors back. Values lie [feature][example].
/// </summary>
internal sealed unsafe class PackedLayer : IDisposable
{
    private readonly Layer _layer;
    private readonly int _stride;
    private readonly int _count;
    private readonly int _biasStart;
    private readonly int _tiles;
    private readonly NativeArray<int> _ends;
    private readonly NativeArray<int> _offsets;

    /// <summary>Where each weight lies among flat ones.</summary>
    private readonly NativeArray<int> _places;
    private readonly NativeArray<float> _weights;
    private readonly NativeArray<float> _firstMoments;
    private readonly NativeArray<float> _secondMoments;
    private readonly NativeArray<float> _gradient;
    private readonly NativeArray<int> _startsByInput;
    private readonly NativeArray<int> _offsetsByInput;
    private readonly NativeArray<int> _placesByInput;

    /// <summary>Packs the kept weights of the inputs that <paramref name="takes"/> names.</summary>
    public PackedLayer(Layer layer, Mask mask, Func<int, bool> takes, int stride, ReadOnlySpan<float> parameters)
    {
        _layer = layer;
        _stride = stride;
        var taken = new bool[layer.Inputs];
        for (var input = 0; input < layer.Inputs; input++) taken[input] = takes(input);
        var tileInputs = Math.Min(InputsOfATile(mask.Density), layer.Inputs);
        _tiles = (layer.Inputs + tileInputs - 1) / tileInputs;
        _ends = new NativeArray<int>(_tiles * layer.Units);
        _offsets = new NativeArray<int>(mask.Count);
        _places = new NativeArray<int>(mask.Count);
        for (var tile = 0; tile < _tiles; tile++)
        {
            for (var unit = 0; unit < layer.Units; unit++)
            {
                for (var input = tile * tileInputs; input < Math.Min(layer.Inputs, (tile + 1) * tileInputs); input++)
                {
                    if (!taken[input] || !mask[unit, input]) continue;
                    _offsets.Span[_count] = input * stride;
                    _places.Span[_count++] = unit * layer.Inputs + input;
                }

                _ends.Span[tile * layer.Units + unit] = _count;
            }
        }

        // The biases come last; they have no list.
        _biasStart = PaddedNetwork.Pad(_count);
        var length = _biasStart + PaddedNetwork.Pad(layer.Units);
        _weights = new NativeArray<float>(length);
        _firstMoments = new NativeArray<float>(length);
        _secondMoments = new NativeArray<float>(length);
        _gradient = new NativeArray<float>(length);
        _startsByInput = new NativeArray<int>(layer.Inputs + 1);
        _offsetsByInput = new NativeArray<int>(_count);
        _placesByInput = new NativeArray<int>(_count);
        ListByInput();
        Write(parameters);
    }

    /// <summary>The inputs that have weights here, ascending.</summary>
    public int[] UsedInputs() => [.. Enumerable.Range(0, _layer.Inputs).Where(input => _startsByInput.Span[input + 1] > _startsByInput.Span[input])];

    /// <summary>The biases.</summary>
    public float* Biases => _weights.Pointer + _biasStart;

    /// <summary>Copies the weights it has and the biases in, from flat ones.</summary>
    public void Write(ReadOnlySpan<float> parameters)
    {
        var weights = _weights.Span;
        var places = _places.Span[.._count];
        for (var i = 0; i < places.Length; i++) weights[i] = parameters[places[i]];
        parameters.Slice(_layer.Weights, _layer.Units).CopyTo(_weights.Span[_biasStart..]);
    }

    /// <summary>Weights and moments.</summary>
    public void Walk(StateWalk walk) => walk.Pass(_weights, _firstMoments, _secondMoments);

    /// <summary>Copies the weights it has and the biases out, to flat ones.</summary>
    public void Read(Span<float> parameters)
    {
        var weights = _weights.Span;
        var places = _places.Span[.._count];
        for (var i = 0; i < places.Length; i++) parameters[places[i]] = weights[i];
        _weights.Span.Slice(_biasStart, _layer.Units).CopyTo(parameters[_layer.Weights..]);
    }

    /// <summary>target = activation(start + weights · source), [unit][example]; start is the target, or the biases where null.</summary>
    public void Forward<TLanes>(float* source, bool startsFromTarget, float* target)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var tile = 0; tile < _tiles; tile++)
        {
            var ends = _ends.Pointer + tile * _layer.Units;
            var relu = tile == _tiles - 1 && _layer.Activation == Activation.Relu;
            PackedSums.Forward<TLanes>(
                _layer.Units, tile == 0 ? 0 : ends[-1], ends, _offsets.Pointer, _weights.Pointer, source, _stride,
                tile > 0 || startsFromTarget ? null : Biases, relu, target);
        }
    }

    /// <summary>below = weightsᵀ · errors, 0 where <paramref name="gate"/> (if any) is not above 0.</summary>
    public void HandBack<TLanes>(float* errors, float* gate, float* below)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        PackedSums.Back<TLanes>(
            _layer.Inputs, 0, _startsByInput.Pointer + 1, _offsetsByInput.Pointer, _weights.Pointer, _placesByInput.Pointer, errors, _stride, gate, below);
    }

    /// <summary>Gradients of all weights and biases, and their update.</summary>
    /// <param name="rule">The iteration's rule.</param>
    /// <param name="source">What the layer took.</param>
    /// <param name="errors">The errors of its sums.</param>
    /// <param name="ones">A row of ones: the bias is the weight of an input that is always 1.</param>
    /// <param name="unitOffsets">Where the rows of the errors start.</param>
    public void Update<TLanes, TRule>(in TRule rule, float* source, float* errors, float* ones, int* unitOffsets)
        where TLanes : unmanaged, ILanes<TLanes>
        where TRule : struct, IUpdateRule<TRule>
    {
        for (var tile = 0; tile < _tiles; tile++)
        {
            var ends = _ends.Pointer + tile * _layer.Units;
            PackedDots.Run<TLanes>(_layer.Units, tile == 0 ? 0 : ends[-1], ends, _offsets.Pointer, source, errors, _stride, _gradient.Pointer);
        }

        new Span<float>(_gradient.Pointer + _count, _biasStart - _count).Clear();
        var units = _layer.Units;
        PackedDots.Run<TLanes>(1, 0, &units, unitOffsets, errors, ones, _stride, _gradient.Pointer + _biasStart);
        new Span<float>(_gradient.Pointer + _biasStart + _layer.Units, _gradient.Length - _biasStart - _layer.Units).Clear();
        WeightRows.Update<TLanes, TRule>(rule, _weights.Length, _weights.Pointer, _firstMoments.Pointer, _secondMoments.Pointer, _gradient.Pointer);
    }

    public void Dispose()
    {
        foreach (var floats in (ReadOnlySpan<NativeArray<float>>)[_weights, _firstMoments, _secondMoments, _gradient]) floats.Dispose();
        foreach (var ints in (ReadOnlySpan<NativeArray<int>>)[_ends, _offsets, _places, _startsByInput, _offsetsByInput, _placesByInput]) ints.Dispose();
    }

    /// <summary>A counting sort by input; units ascend in each input's list, since they do in a tile.</summary>
    private void ListByInput()
    {
        var next = new int[_layer.Inputs + 1];
        for (var i = 0; i < _count; i++) next[_offsets.Span[i] / _stride + 1]++;
        for (var input = 0; input < _layer.Inputs; input++) next[input + 1] += next[input];
        next.CopyTo(_startsByInput.Span);
        for (var i = 0; i < _count; i++)
        {
            var place = next[_offsets.Span[i] / _stride]++;
            _offsetsByInput.Span[place] = _places.Span[i] / _layer.Inputs * _stride;
            _placesByInput.Span[place] = i;
        }
    }

    /// <summary>
    /// A tile of 112 inputs × 64 examples fills half of a first cache; the fewer weights a unit has in a tile, the less it pays to return
    /// to the unit for each. The sums' order is the same with any tiles.
    /// </summary>
    private static int InputsOfATile(double density) => density switch
    {
        > 0.1 => 112,
        > 0.025 => 196,
        _ => int.MaxValue,
    };
}
