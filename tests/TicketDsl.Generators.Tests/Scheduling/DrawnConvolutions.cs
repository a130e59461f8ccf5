using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests.Scheduling;

/// <summary>
/// A network of convolutions, poolings and repeated blocks on CIFAR-10, drawn at random, and what its schedule must count: every layer's
/// weights and fraction are worked out here from what was drawn, in whole numbers.
/// </summary>
public sealed class DrawnConvolutions
{
    private readonly Random _random;
    private readonly StringBuilder _network = new();
    private readonly List<(string Path, int Weights, int Thousandths)> _layers = [];
    private readonly ImmutableArray<int> _sizes;
    private readonly int _rounds;
    private readonly bool _isOneShot;
    private int _channels = 3;
    private int _side = 32;

    /// <param name="seed">Which.</param>
    public DrawnConvolutions(int seed)
    {
        _random = new Random(seed);
        _isOneShot = _random.Next(2) == 0;
        _rounds = _random.Next(1, 6);
        _sizes = _isOneShot ? [.. Enumerable.Range(1, _rounds).Select(level => 120 * level + _random.Next(100))] : [_random.Next(50, 400)];
        for (var i = _random.Next(1, 4); i > 0; i--) AddConvolution($"Conv{i}");
        if (_random.Next(3) > 0) AddBlocks("Stage");
        if (_random.Next(2) == 0) AddBlocks("Last");
        AddLinear("Output", 10);
    }

    /// <summary>The file that declares it.</summary>
    public TestFile Declaration => new("drawn.ticket.yaml", $$"""
        experiment: Drawn
        dataset: cifar10
        training: { steps: 10it }
        optimizer: { sgd: 0.1 }
        pruning: { {{(_isOneShot ? $"one-shot: {{ fractions: [ {string.Join(", ", _sizes.Select(Share))} ] }}" : $"iterative: {{ fraction: {Share(_sizes[0])}, rounds: {_rounds} }}")}} }
        blocks: { Pair: [ Conv1: { conv:, kernel: 5, relu: }, Conv2: { conv: } ] }
        network:
        {{_network}}
        """);

    /// <summary>What is left of each layer, by its way in, at every level; element 0 is the dense network.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, int>> Expected()
    {
        var levels = new List<Dictionary<string, int>> { _layers.ToDictionary(layer => layer.Path, layer => layer.Weights) };
        for (var level = 1; level <= _rounds; level++)
        {
            var before = levels[_isOneShot ? 0 : level - 1];
            levels.Add(_layers.ToDictionary(layer => layer.Path, layer => Without(before[layer.Path], _isOneShot ? _sizes[level - 1] : layer.Thousandths)));
        }

        return levels;
    }

    private void AddConvolution(string name)
    {
        var (filters, kernel, stride) = (_random.Next(2, 13), 1 + 2 * _random.Next(3), _random.Next(1, 3));
        var own = Own();
        _network.Append(CultureInfo.InvariantCulture, $"  - {name}: {{ conv: {filters}, kernel: {kernel}, stride: {stride}{Written(own)} }}\n");
        _layers.Add((name, _channels * kernel * kernel * filters, own ?? _sizes[0]));
        (_channels, _side) = (filters, (_side + stride - 1) / stride);
        if (_side < 4 || _random.Next(3) > 0) return;
        _network.Append(CultureInfo.InvariantCulture, $"  - {name}Pool: {{ max-pool: 2 }}\n");
        _side /= 2;
    }

    private void AddBlocks(string name)
    {
        var (channels, repeat, stride, isResidual) = (_random.Next(2, 9), _random.Next(1, 4), _random.Next(1, 3), _random.Next(2) == 0);
        var own = Own();
        _network.Append(CultureInfo.InvariantCulture, $"  - {name}: {{ block: Pair, channels: {channels}, repeat: {repeat}, stride: {stride}{(isResidual ? ", residual:" : "")}{Written(own)} }}\n");
        for (var block = 1; block <= repeat; block++)
        {
            // Only the first convolution of a block has the stride.
            var (path, side) = ($"{name}.Block{block}", (_side + stride - 1) / stride);
            _layers.Add(($"{path}.Conv1", _channels * 25 * channels, own ?? _sizes[0]));
            _layers.Add(($"{path}.Conv2", channels * 9 * channels, own ?? _sizes[0]));
            if (isResidual && (_channels, _side) != (channels, side)) _layers.Add(($"{path}.Shortcut", _channels * channels, own ?? _sizes[0]));
            (_channels, _side, stride) = (channels, side, 1);
        }
    }

    private void AddLinear(string name, int units)
    {
        var own = Own();
        _network.Append(CultureInfo.InvariantCulture, $"  - {name}: {{ linear: {units}{Written(own)} }}\n");
        _layers.Add((name, _channels * _side * _side * units, own ?? _sizes[0]));
    }

    private int? Own() => _isOneShot || _random.Next(3) > 0 ? null : _random.Next(20, 500);

    private static string Written(int? own) => own is { } thousandths ? $", pruning-fraction: {Share(thousandths)}" : "";

    /// <summary>What is left after some thousandths, rounded to the nearest whole number, are gone; halves go.</summary>
    private static int Without(int count, int thousandths) => count - (int)((2L * thousandths * count + 1000) / 2000);

    private static string Share(int thousandths) => (thousandths / 1000m).ToString(CultureInfo.InvariantCulture);
}
