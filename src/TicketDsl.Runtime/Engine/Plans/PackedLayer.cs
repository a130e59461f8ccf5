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
    private readonly NativeArray<int> _units;
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
        _units = new NativeArray<int>(mask.Count);
        for (var tile = 0; tile < _tiles; tile++)
        {
            for (var unit = 0; unit < layer.Units; unit++)
            {
                for (var input = tile * tileInputs; input < Math.Min(layer.Inputs, (tile + 1) * tileInputs); input++)
                {
                    if (!taken[input] || !mask[unit, input]) continue;
                    _offsets.Span[_count] = input * stride;
                    _units.Span[_count++] = unit;
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
        for (var i = 0; i < _count; i++) _weights.Span[i] = parameters[Flat(i)];
        parameters.Slice(_layer.Weights, _layer.Units).CopyTo(_weights.Span[_biasStart..]);
    }

    /// <summary>Weights and moments.</summary>
    public void Walk(StateWalk walk) => walk.Pass(_weights, _firstMoments, _secondMoments);

    /// <summary>Copies the weights it has and the biases out, to flat ones.</summary>
    public void Read(Span<float> parameters)
    {
        for (var i = 0; i < _count; i++) parameters[Flat(i)] = _weights.Span[i];
        _weights.Span.Slice(_biasStart, _layer.Units).CopyTo(parameters[_layer.Weights..]);
    }

    /// <summary>target = activation(start + weights · source), [unit][example]; start is the target, or the biases where null.</summary>
    public void Forward<TLanes>(float* source, bool startsFromTarget, float* target)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var entry = 0;
        var end = _ends.Pointer;
        for (var tile = 0; tile < _tiles; tile++)
        {
            var relu = tile == _tiles - 1 && _layer.Activation == Activation.Relu;
            for (var unit = 0; unit < _layer.Units; unit++)
            {
                var sums = target + (long)unit * _stride;
                PackedSums.Forward<TLanes>(
                    *end - entry, _offsets.Pointer + entry, _weights.Pointer + entry, source, _stride, tile > 0 || startsFromTarget ? sums : null, Biases[unit],
                    relu, sums);
                entry = *end++;
            }
        }
    }

    /// <summary>below = weightsᵀ · errors, 0 where <paramref name="gate"/> (if any) is not above 0.</summary>
    public void HandBack<TLanes>(float* errors, float* gate, float* below)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var input = 0; input < _layer.Inputs; input++)
        {
            var start = _startsByInput.Pointer[input];
            PackedSums.Back<TLanes>(
                _startsByInput.Pointer[input + 1] - start, _offsetsByInput.Pointer + start, _weights.Pointer, _placesByInput.Pointer + start, errors, _stride,
                gate is null ? null : gate + (long)input * _stride, below + (long)input * _stride);
        }
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
        var entry = 0;
        var end = _ends.Pointer;
        for (var tile = 0; tile < _tiles; tile++)
        {
            for (var unit = 0; unit < _layer.Units; unit++)
            {
                // What is written past the list's end is the next one's place, which is written after.
                PackedDots.Run<TLanes>(*end - entry, _offsets.Pointer + entry, source, errors + (long)unit * _stride, _stride, _gradient.Pointer + entry);
                entry = *end++;
            }
        }

        new Span<float>(_gradient.Pointer + _count, _biasStart - _count).Clear();
        PackedDots.Run<TLanes>(_layer.Units, unitOffsets, errors, ones, _stride, _gradient.Pointer + _biasStart);
        new Span<float>(_gradient.Pointer + _biasStart + _layer.Units, _gradient.Length - _biasStart - _layer.Units).Clear();
        WeightRows.Update<TLanes, TRule>(rule, _weights.Length, _weights.Pointer, _firstMoments.Pointer, _secondMoments.Pointer, _gradient.Pointer);
    }

    public void Dispose()
    {
        foreach (var floats in (ReadOnlySpan<NativeArray<float>>)[_weights, _firstMoments, _secondMoments, _gradient]) floats.Dispose();
        foreach (var ints in (ReadOnlySpan<NativeArray<int>>)[_ends, _offsets, _units, _startsByInput, _offsetsByInput, _placesByInput]) ints.Dispose();
    }

    private int Flat(int entry) => _units.Span[entry] * _layer.Inputs + _offsets.Span[entry] / _stride;

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
            _offsetsByInput.Span[place] = _units.Span[i] * _stride;
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
