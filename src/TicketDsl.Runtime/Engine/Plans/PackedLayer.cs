using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Updates;

namespace TicketDsl.Runtime.Engine.Plans;

/// <summary>
/// The weights of a layer that its mask keeps, and nothing of the others: unit after unit, inputs ascending, each unit's list padded
/// to a multiple of 16 with zeros that stay zeros. The lists are walked the other way round, by input, to hand errors back.
/// </summary>
internal sealed unsafe class PackedLayer : IDisposable
{
    private readonly Layer _layer;
    private readonly NativeArray<int> _starts;
    private readonly NativeArray<int> _counts;
    private readonly NativeArray<int> _tileStarts;
    private readonly NativeArray<int> _inputs;
    private readonly NativeArray<float> _weights;
    private readonly NativeArray<float> _firstMoments;
    private readonly NativeArray<float> _secondMoments;
    private readonly NativeArray<float> _gradient;
    private readonly NativeArray<int> _startsByInput;
    private readonly NativeArray<int> _unitsByInput;
    private readonly NativeArray<int> _placesByInput;

    public PackedLayer(Layer layer, Mask mask, ReadOnlySpan<float> parameters)
    {
        _layer = layer;
        _starts = new NativeArray<int>(layer.Units + 1);
        _counts = new NativeArray<int>(layer.Units);
        for (var unit = 0; unit < layer.Units; unit++)
        {
            for (var input = 0; input < layer.Inputs; input++) _counts.Span[unit] += mask[unit, input] ? 1 : 0;
            _starts.Span[unit + 1] = _starts.Span[unit] + PaddedNetwork.Pad(_counts.Span[unit]);
        }

        // The biases come last; they have no list.
        BiasStart = _starts.Span[layer.Units];
        var length = BiasStart + PaddedNetwork.Pad(layer.Units);
        TileInputs = InputsOfATile(mask);
        Tiles = (layer.Inputs + TileInputs - 1) / TileInputs;
        _tileStarts = new NativeArray<int>((Tiles + 1) * layer.Units);
        _inputs = new NativeArray<int>(BiasStart);
        _weights = new NativeArray<float>(length);
        _firstMoments = new NativeArray<float>(length);
        _secondMoments = new NativeArray<float>(length);
        _gradient = new NativeArray<float>(length);
        _startsByInput = new NativeArray<int>(layer.Inputs + 1);
        _unitsByInput = new NativeArray<int>(mask.Count);
        _placesByInput = new NativeArray<int>(mask.Count);
        Fill(mask);
        Write(parameters);
    }

    /// <summary>Where the biases start among <see cref="Weights"/>.</summary>
    public int BiasStart { get; }

    /// <summary>Where each unit's list starts.</summary>
    public int* Starts => _starts.Pointer;

    /// <summary>Weights in each unit's list, without what pads it.</summary>
    public int* Counts => _counts.Pointer;

    /// <summary>Inputs that are walked together, so that their activations stay in the first cache while all units pass.</summary>
    public int TileInputs { get; }

    /// <summary>Tiles of inputs.</summary>
    public int Tiles { get; }

    /// <summary>Where the part of each unit's list starts that lies in a tile, [tiles + 1, units]; the last row has the lists' ends.</summary>
    public int* TileStarts => _tileStarts.Pointer;

    /// <summary>The input of each weight.</summary>
    public int* Inputs => _inputs.Pointer;

    /// <summary>The weights, then the biases.</summary>
    public float* Weights => _weights.Pointer;

    /// <summary>Where each input's list starts, one more for the end.</summary>
    public int* StartsByInput => _startsByInput.Pointer;

    /// <summary>The unit of each weight of an input's list, ascending.</summary>
    public int* UnitsByInput => _unitsByInput.Pointer;

    /// <summary>Where each weight of an input's list lies among <see cref="Weights"/>.</summary>
    public int* PlacesByInput => _placesByInput.Pointer;

    /// <summary>Copies flat parameters in, [units, inputs] and biases.</summary>
    public void Write(ReadOnlySpan<float> parameters)
    {
        for (var unit = 0; unit < _layer.Units; unit++)
        {
            for (var entry = 0; entry < Counts[unit]; entry++)
                Weights[Starts[unit] + entry] = parameters[unit * _layer.Inputs + Inputs[Starts[unit] + entry]];
            Weights[BiasStart + unit] = parameters[_layer.Weights + unit];
        }
    }

    /// <summary>Copies flat parameters out; what the mask does not keep is 0.</summary>
    public void Read(Span<float> parameters)
    {
        parameters[.._layer.Weights].Clear();
        for (var unit = 0; unit < _layer.Units; unit++)
        {
            for (var entry = 0; entry < Counts[unit]; entry++)
                parameters[unit * _layer.Inputs + Inputs[Starts[unit] + entry]] = Weights[Starts[unit] + entry];
            parameters[_layer.Weights + unit] = Weights[BiasStart + unit];
        }
    }

    /// <summary>A gradient a weight and bias, in their order; what pads the lists has none, ever.</summary>
    public float* Gradient => _gradient.Pointer;

    /// <summary>Updates all weights and biases by <see cref="Gradient"/>.</summary>
    public void Update<TLanes, TRule>(in TRule rule)
        where TLanes : unmanaged, ILanes<TLanes>
        where TRule : struct, IUpdateRule<TRule> =>
        WeightRows.Update<TLanes, TRule>(rule, _weights.Length, Weights, _firstMoments.Pointer, _secondMoments.Pointer, Gradient);

    public void Dispose()
    {
        foreach (var floats in (ReadOnlySpan<NativeArray<float>>)[_weights, _firstMoments, _secondMoments, _gradient]) floats.Dispose();
        foreach (var ints in (ReadOnlySpan<NativeArray<int>>)[_starts, _counts, _tileStarts, _inputs, _startsByInput, _unitsByInput, _placesByInput]) ints.Dispose();
    }

    private void Fill(Mask mask)
    {
        var next = new int[_layer.Units];
        var entries = 0;
        for (var input = 0; input < _layer.Inputs; input++)
        {
            StartsByInput[input] = entries;
            for (var unit = 0; unit < _layer.Units; unit++)
            {
                if (!mask[unit, input]) continue;
                var place = Starts[unit] + next[unit]++;
                Inputs[place] = input;
                UnitsByInput[entries] = unit;
                PlacesByInput[entries++] = place;
            }
        }

        StartsByInput[_layer.Inputs] = entries;
        for (var unit = 0; unit < _layer.Units; unit++)
        {
            var place = Starts[unit];
            for (var tile = 0; tile <= Tiles; tile++)
            {
                while (place < Starts[unit] + Counts[unit] && Inputs[place] < tile * TileInputs) place++;
                TileStarts[tile * _layer.Units + unit] = place;
            }
        }
    }

    /// <summary>
    /// A tile of 112 inputs × 64 examples fills half of a first cache; the fewer weights a unit has in a tile, the less it pays to return
    /// to the unit for each. The sums' order is the same with any tiles.
    /// </summary>
    private static int InputsOfATile(Mask mask) => mask.Density switch
    {
        > 0.1 => 112,
        > 0.025 => 196,
        _ => mask.Inputs,
    };
}
