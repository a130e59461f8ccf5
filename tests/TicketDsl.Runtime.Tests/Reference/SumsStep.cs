namespace TicketDsl.Runtime.Tests.Reference;

/// <summary>The sums of a layer with weights. A linear layer is a convolution of a 1×1 window over features without rows and columns.</summary>
internal sealed class SumsStep : IStep
{
    private readonly Layer _layer;
    private readonly Parameters _parameters;
    private readonly int _weights;
    private readonly int _biases;
    private readonly int _channels;
    private readonly int _positions;
    private readonly int _cells;
    private readonly (int Cell, int Position)[][] _places;
    private double[][] _inputs = [];

    /// <param name="layer">Linear or convolution.</param>
    /// <param name="parameters">The network's.</param>
    /// <param name="start">Where the layer's begin.</param>
    public SumsStep(Layer layer, Parameters parameters, int start)
    {
        (_layer, _parameters, _weights, _biases) = (layer, parameters, start, start + layer.Weights);
        var from = layer.Kind == LayerKind.Conv ? layer.From : Shape.Flat(layer.Inputs);
        var window = layer.Window ?? new Window(1, 1, 0);
        _channels = from.Channels;
        _positions = from.Height * from.Width;
        _cells = window.Size * window.Size;
        _places = WindowPlaces.Of(from, window);
    }

    public double[][] Forward(double[][] inputs, Pass pass)
    {
        _inputs = inputs;
        return Array.ConvertAll(inputs, Sums);
    }

    public double[][] Backward(double[][] errors) => [.. errors.Select((error, example) => Back(error, _inputs[example]))];

    private double[] Sums(double[] input)
    {
        var sums = new double[_layer.Units * _places.Length];
        for (var unit = 0; unit < _layer.Units; unit++)
        {
            for (var place = 0; place < _places.Length; place++)
            {
                var sum = _layer.HasBias ? _parameters.Values[_biases + unit] : 0;
                for (var channel = 0; channel < _channels; channel++)
                    foreach (var (cell, position) in _places[place])
                        sum += _parameters.Values[Weight(unit, channel, cell)] * input[channel * _positions + position];
                sums[unit * _places.Length + place] = sum;
            }
        }

        return sums;
    }

    private double[] Back(double[] error, double[] input)
    {
        var back = new double[input.Length];
        for (var unit = 0; unit < _layer.Units; unit++)
        {
            for (var place = 0; place < _places.Length; place++)
            {
                var one = error[unit * _places.Length + place];
                if (_layer.HasBias) _parameters.Gradient[_biases + unit] += one;
                for (var channel = 0; channel < _channels; channel++)
                {
                    foreach (var (cell, position) in _places[place])
                    {
                        var weight = Weight(unit, channel, cell);
                        _parameters.Gradient[weight] += one * input[channel * _positions + position];
                        back[channel * _positions + position] += one * _parameters.Values[weight];
                    }
                }
            }
        }

        return back;
    }

    private int Weight(int unit, int channel, int cell) => _weights + unit * _layer.Inputs + channel * _cells + cell;
}
