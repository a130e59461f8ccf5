using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Updates;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Engine.Plans;

/// <summary>
/// The plan for sparse masks: only weights that remain are stored, walked and updated.
/// Orders of accumulation: sums over inputs ascending; gradients over examples in 16 sums that are folded 8-4-2-1; error signals over
/// units ascending.
/// </summary>
internal sealed unsafe class PackedTrainer<TLanes, TRule>(TrainingProblem problem) : IDisposable
    where TLanes : unmanaged, ILanes<TLanes>
    where TRule : struct, IUpdateRule<TRule>
{
    private readonly PackedNetwork<TLanes> _network = new(problem, Math.Max(problem.BatchSize, PackedNetwork<TLanes>.ExamplesAtOnce));
    private PackedLayer[] _layers = [];
    private int[] _usedInputs = [];
    private BatchOrder? _order;
    private int _iteration;
    private TRule _rule;

    public void Start(ReadOnlySpan<float> weights, MaskSet masks, BatchOrder order, int iteration)
    {
        Free();
        _layers = new PackedLayer[problem.Layers.Length];
        for (var l = 0; l < _layers.Length; l++)
        {
            var layer = problem.Layers[l];
            _layers[l] = new PackedLayer(layer, masks[l], static _ => true, _network.Stride, weights[..layer.Parameters]);
            weights = weights[layer.Parameters..];
        }

        _usedInputs = _layers[0].UsedInputs();
        (_order, _iteration, _rule) = (order, iteration, TRule.First(problem.Optimizer));
    }

    public void Train(int iterations, CancellationToken cancellation)
    {
        for (var i = 0; i < iterations; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var batch = _order!.Batch(_iteration++);
            _network.Forward(_layers, _usedInputs, problem.Examples, batch);
            _network.Backward(_layers, _rule, problem.Examples, batch);
            _rule = _rule.Next();
        }
    }

    public void ReadWeights(Span<float> weights)
    {
        weights.Clear();
        for (var l = 0; l < _layers.Length; l++)
        {
            _layers[l].Read(weights[..problem.Layers[l].Parameters]);
            weights = weights[problem.Layers[l].Parameters..];
        }
    }

    public void WriteWeights(ReadOnlySpan<float> weights)
    {
        for (var l = 0; l < _layers.Length; l++)
        {
            _layers[l].Write(weights[..problem.Layers[l].Parameters]);
            weights = weights[problem.Layers[l].Parameters..];
        }
    }

    public void Predict(Examples examples, ReadOnlySpan<int> rows, Span<float> outputs)
    {
        var units = problem.Layers[^1].Units;
        while (!rows.IsEmpty)
        {
            var some = rows[..Math.Min(_network.Stride, rows.Length)];
            _network.Forward(_layers, _usedInputs, examples, some);
            for (var row = 0; row < some.Length; row++)
                for (var unit = 0; unit < units; unit++) outputs[row * units + unit] = _network.Outputs[unit * _network.Stride + row];
            rows = rows[some.Length..];
            outputs = outputs[(some.Length * units)..];
        }
    }

    public void Dispose()
    {
        Free();
        _network.Dispose();
    }

    private void Free()
    {
        foreach (var layer in _layers) layer.Dispose();
        _layers = [];
    }
}
