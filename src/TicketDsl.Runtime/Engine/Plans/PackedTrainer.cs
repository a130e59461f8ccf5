using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Updates;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Engine.Plans;

/// <summary>
/// The plan for sparse masks: only weights that remain are stored, walked and updated. The first layer's inputs are quiet or not, as the
/// data set and the mask's density say.
/// Orders of accumulation: sums from the bias on over quiet inputs ascending, then over the others ascending; gradients of a quiet
/// input's weights over examples ascending, of others in 16 sums that are folded 8-4-2-1; error signals over units ascending.
/// </summary>
internal sealed unsafe class PackedTrainer<TLanes, TRule>(TrainingProblem problem) : IPlan
    where TLanes : unmanaged, ILanes<TLanes>
    where TRule : struct, IUpdateRule<TRule>
{
    /// <summary>
    /// Inputs lit in at most this share of the examples, times the first layer's density, less <see cref="QuietOffset"/>, are quiet: a
    /// lit example of an input costs all units, a kept weight of it all examples. Inputs that are never lit always are.
    /// </summary>
    private const double QuietSlope = 1.2;

    private const double QuietOffset = 0.06;

    private readonly PackedNetwork<TLanes> _network = new(problem, Math.Max(problem.BatchSize, PackedNetwork<TLanes>.ExamplesAtOnce));
    private PackedLayer[] _layers = [];
    private QuietInputs<TLanes>? _quiet;
    private int[] _usedInputs = [];
    private BatchRows? _batches;
    private BatchOrder? _order;
    private int _from;
    private TRule _rule;

    public StopPoint? Stopped { get; private set; }

    public void Start(ReadOnlySpan<float> weights, MaskSet masks, BatchOrder order, int iteration)
    {
        Free();
        var first = problem.Layers[0];
        var activity = FeatureActivity.Of(problem.Examples);
        var quietest = Math.Max(0, QuietSlope * masks[0].Density - QuietOffset);
        bool IsQuiet(int input) => activity[input] <= quietest;
        _quiet = new QuietInputs<TLanes>(
            first, masks[0], [.. Enumerable.Range(0, first.Inputs).Where(IsQuiet)], activity, _network.Stride, weights[..first.Parameters]);
        _layers = new PackedLayer[problem.Layers.Length];
        for (var l = 0; l < _layers.Length; l++)
        {
            var layer = problem.Layers[l];
            _layers[l] = new PackedLayer(layer, masks[l], input => l > 0 || !IsQuiet(input), _network.Stride, weights[..layer.Parameters]);
            weights = weights[layer.Parameters..];
        }

        _usedInputs = _layers[0].UsedInputs();
        (_batches, _rule, Stopped) = (new BatchRows(order, iteration), TRule.First(problem.Optimizer), null);
        (_order, _from) = (order, iteration);
    }

    public void Train(int iterations, CancellationToken cancellation)
    {
        for (var i = 0; i < iterations && Stopped is null; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var batch = _batches!.Take();
            _network.Forward(_layers, _quiet!, _usedInputs, problem.Examples, batch, isSpread: false);
            if (!_network.OutputErrors(problem.Examples, batch))
            {
                Stopped = new StopPoint(_batches.Iteration, _network.FirstNotFinite(batch.Length));
                return;
            }

            _network.Backward(_layers, _quiet!, _rule, problem.Examples, _batches);
            _rule = _rule.Next();
        }
    }

    public TrainerState Save() => new(_batches!.Next, _batches.Next - _from, StateWalk.Save(Walk));

    public void Restore(TrainerState state)
    {
        StateWalk.Restore(state.Values, Walk);
        (_batches, _rule, _from) = (new BatchRows(_order!, state.Iteration), UpdateRules.After<TRule>(problem.Optimizer, state.Steps), state.Iteration - state.Steps);
    }

    public void ReadWeights(Span<float> weights)
    {
        weights.Clear();
        _quiet!.Read(weights[..problem.Layers[0].Parameters]);
        for (var l = 0; l < _layers.Length; l++)
        {
            _layers[l].Read(weights[..problem.Layers[l].Parameters]);
            weights = weights[problem.Layers[l].Parameters..];
        }
    }

    public void WriteWeights(ReadOnlySpan<float> weights)
    {
        _quiet!.Write(weights[..problem.Layers[0].Parameters]);
        for (var l = 0; l < _layers.Length; l++)
        {
            _layers[l].Write(weights[..problem.Layers[l].Parameters]);
            weights = weights[problem.Layers[l].Parameters..];
        }
    }

    public void Predict(Examples examples, ReadOnlySpan<int> rows, Span<float> outputs)
    {
        var units = problem.Layers[^1].Units;
        _quiet!.SpreadAll();
        while (!rows.IsEmpty)
        {
            var some = rows[..Math.Min(_network.Stride, rows.Length)];
            BatchRows.Fetch(examples, rows.Slice(some.Length, Math.Min(_network.Stride, rows.Length - some.Length)));
            _network.Forward(_layers, _quiet!, _usedInputs, examples, some, isSpread: true);
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

    private void Walk(StateWalk walk)
    {
        _quiet!.Walk(walk);
        foreach (var layer in _layers) layer.Walk(walk);
    }

    private void Free()
    {
        foreach (var layer in _layers) layer.Dispose();
        _layers = [];
        _quiet?.Dispose();
        _quiet = null;
    }
}
