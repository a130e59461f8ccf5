using System.Collections.Immutable;

namespace TicketDsl.Runtime.Engine.Plans;

/// <summary>
/// A network without the hidden units from which no kept weights lead to the outputs. Such a unit changes no output and its error is 0,
/// so its weights stay as they are: leaving it out is exact. A unit without inputs stays, since its bias is trained.
/// </summary>
internal sealed class LiveNetwork
{
    private readonly ImmutableArray<Layer> _whole;

    /// <summary>Where each parameter of the live network lies in the whole one; listed when it is first asked for.</summary>
    private int[]? _places;

    /// <summary>The live units of each layer, ascending; first the features.</summary>
    private readonly int[][] _units;

    public LiveNetwork(ImmutableArray<Layer> layers, MaskSet masks)
    {
        _whole = layers;
        _units = new int[layers.Length + 1][];
        _units[^1] = [.. Enumerable.Range(0, layers[^1].Units)];
        for (var l = layers.Length - 1; l > 0; l--)
        {
            var above = masks[l];
            var live = Enumerable.Range(0, layers[l].Inputs).Where(input => Array.Exists(_units[l + 1], unit => above[unit, input])).ToArray();

            // A layer of no units would be none.
            _units[l] = live.Length == 0 ? [0] : live;
        }

        _units[0] = [.. Enumerable.Range(0, layers[0].Inputs)];
        IsWhole = layers.Select((layer, l) => layer.Units == _units[l + 1].Length).All(same => same);
        Layers = IsWhole ? layers : [.. layers.Select((layer, l) => layer with { Inputs = _units[l].Length, Units = _units[l + 1].Length })];
        Masks = IsWhole ? masks : new([.. Layers.Select((layer, l) => Mask.From(
            layer.Inputs, layer.Units, index => masks[l][_units[l + 1][index / layer.Inputs], _units[l][index % layer.Inputs]]))]);
    }

    /// <summary>Whether every unit is live.</summary>
    public bool IsWhole { get; }

    /// <summary>The live network.</summary>
    public ImmutableArray<Layer> Layers { get; }

    /// <summary>Its masks.</summary>
    public MaskSet Masks { get; }

    /// <summary>Weights and biases of the live network.</summary>
    public int Parameters => Layers.Sum(layer => layer.Parameters);

    /// <summary>The flat weights of the live network out of those of the whole.</summary>
    public float[] Gather(ReadOnlySpan<float> whole)
    {
        var places = Places();
        var live = new float[places.Length];
        for (var i = 0; i < places.Length; i++) live[i] = whole[places[i]];
        return live;
    }

    /// <summary>Writes the flat weights of the live network into those of the whole.</summary>
    public void Scatter(ReadOnlySpan<float> live, Span<float> whole)
    {
        var places = Places();
        for (var i = 0; i < places.Length; i++) whole[places[i]] = live[i];
    }

    private int[] Places()
    {
        if (_places is not null) return _places;
        _places = new int[Parameters];
        var (start, next) = (0, 0);
        for (var l = 0; l < _whole.Length; start += _whole[l++].Parameters)
        {
            foreach (var unit in _units[l + 1])
                foreach (var input in _units[l]) _places[next++] = start + unit * _whole[l].Inputs + input;
            foreach (var unit in _units[l + 1]) _places[next++] = start + _whole[l].Weights + unit;
        }

        return _places;
    }
}
